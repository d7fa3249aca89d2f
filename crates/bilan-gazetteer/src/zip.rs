//! Zip archives read from the front, member by member, as they are streamed: the list at an archive's end is not needed, so
//! that one that was cut off in a download still gives what it has.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::DeflateDecoder;

pub const MAGIC: [u8; 4] = *b"PK\x03\x04";

const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// A member's head.
struct Head {
    name: String,
    method: u16,
    encrypted: bool,
    /// Sizes follow the data instead of standing in the head.
    streamed: bool,
    size: u64,
}

/// Calls `each` with the name and the data of every member. What `each` leaves unread is passed over.
pub fn members<E: From<io::Error>>(
    mut input: impl BufRead,
    mut each: impl FnMut(&str, &mut dyn BufRead) -> Result<(), E>,
) -> Result<(), E> {
    while let Some(head) = head(&mut input)? {
        if head.encrypted {
            return Err(io::Error::other("its members are encrypted").into());
        }
        match head.method {
            STORED if !head.streamed => {
                let mut data = BufReader::new((&mut input).take(head.size));
                each(&head.name, &mut data)?;
                io::copy(&mut data, &mut io::sink())?;
            }
            DEFLATED => {
                let mut data = BufReader::with_capacity(1 << 16, DeflateDecoder::new(&mut input));
                each(&head.name, &mut data)?;
                io::copy(&mut data, &mut io::sink())?;
            }
            other => {
                return Err(io::Error::other(format!("its members are packed in a way that is not read here ({other})")).into());
            }
        }
        if head.streamed {
            skip_descriptor(&mut input)?;
        }
    }
    Ok(())
}

/// The next member's head; `None` where the archive's own list begins.
fn head(input: &mut impl BufRead) -> io::Result<Option<Head>> {
    let mut magic = [0; 4];
    input.read_exact(&mut magic)?;
    if magic != MAGIC {
        return if magic[..2] == MAGIC[..2] { Ok(None) } else { Err(io::Error::other("its structure is broken")) };
    }
    let mut fixed = [0; 26];
    input.read_exact(&mut fixed)?;
    let two = |at: usize| u16::from_le_bytes([fixed[at], fixed[at + 1]]);
    let size = u64::from(two(14)) | u64::from(two(16)) << 16;
    let mut rest = vec![0; usize::from(two(22)) + usize::from(two(24))];
    input.read_exact(&mut rest)?;
    let name = String::from_utf8_lossy(&rest[..usize::from(two(22))]).into_owned();
    Ok(Some(Head { name, method: two(4), encrypted: two(2) & 1 != 0, streamed: two(2) & 8 != 0, size }))
}

/// Sizes behind the data: with or without a mark of their own, of four or eight bytes each. The next head tells where they end.
fn skip_descriptor(input: &mut impl BufRead) -> io::Result<()> {
    for _ in 0..24 {
        let next = input.fill_buf()?;
        if next.starts_with(&MAGIC) || next.starts_with(b"PK\x01\x02") {
            break;
        }
        input.consume(1);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    fn archive() -> Vec<u8> {
        let mut packed = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all("a line\n".repeat(500).as_bytes()).unwrap();
        let packed = packed.finish().unwrap();
        let mut out = Vec::new();
        for (name, method, data) in [("readme.txt", STORED, b"hello".to_vec()), ("ML.txt", DEFLATED, packed)] {
            out.extend(MAGIC);
            out.extend([20, 0, 0, 0]);
            out.extend(method.to_le_bytes());
            out.extend([0; 8]);
            out.extend((data.len() as u32).to_le_bytes());
            out.extend([0; 4]);
            out.extend((name.len() as u16).to_le_bytes());
            out.extend([0; 2]);
            out.extend(name.bytes());
            out.extend(data);
        }
        out.extend(*b"PK\x01\x02");
        out.extend([0; 40]);
        out
    }

    fn read(bytes: &[u8]) -> (Vec<(String, usize)>, io::Result<()>) {
        let mut found = Vec::new();
        let end = members(bytes, |name, data| {
            let mut text = Vec::new();
            let read = data.read_to_end(&mut text);
            found.push((name.to_owned(), text.len()));
            read.map(drop)
        });
        (found, end)
    }

    #[test]
    fn members_come_in_order_and_a_cut_archive_gives_what_it_has() {
        let whole = archive();
        let (found, end) = read(&whole);
        assert_eq!(found, [("readme.txt".to_owned(), 5), ("ML.txt".to_owned(), 3500)]);
        end.unwrap();
        let (found, end) = read(&whole[..whole.len() - 60]);
        assert_eq!(found.len(), 2);
        assert!(end.is_err());
    }
}
