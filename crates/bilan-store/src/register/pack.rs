//! An event in its wire form as it is kept: with its toll by every policy, packed, with a checksum.

use std::cell::RefCell;
use std::io::Write;

use bilan::publish::event_wire::{Event, Toll};
use bilan::reconcile::Policy;
use flate2::write::ZlibEncoder;
use flate2::{Compression, Decompress, FlushDecompress, Status};
use serde::{Deserialize, Serialize};

use super::settle::found_by;
use crate::brief::Brief;
use crate::error::Error;
use crate::rows::EventRow;
use crate::store::EachBrief;

/// An event with its toll by every policy.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Packed {
    pub event: Event,
    pub tolls: Vec<(String, Vec<Toll>)>,
}

impl Packed {
    /// The event with its toll by one policy.
    pub fn by(mut self, policy: Policy) -> Event {
        if let Some((_, tolls)) = self.tolls.iter_mut().find(|(name, _)| name == policy.name()) {
            self.event.tolls = std::mem::take(tolls);
        }
        self.event
    }

    /// It as a row of a store, with what it is found by. `digest` is that of what it was made from.
    pub fn row(&self, digest: Vec<u8>) -> Result<EventRow, Error> {
        found_by(self, digest)
    }

    /// What lists, counts and maps show of it, as the store gives it for events that it keeps.
    pub fn brief(&self, each: &mut EachBrief<'_>) -> Result<(), Error> {
        each(&Brief::of(&found_by(self, Vec::new())?));
        Ok(())
    }

    pub fn pack(&self) -> Result<Vec<u8>, Error> {
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
        let written = serde_json::to_vec(self).map_err(std::io::Error::from).and_then(|json| packer.write_all(&json));
        written.and_then(|()| packer.finish()).map_err(|e| Error::Damaged(format!("an event cannot be written: {e}")))
    }
}

pub fn unpack(bytes: &[u8]) -> Result<Packed, Error> {
    JSON.with_borrow_mut(|(inflater, json)| {
        inflate(inflater, bytes, json).map_err(|e| Error::Damaged(format!("an event does not unpack: {e}")))?;
        serde_json::from_slice(json)
            .map_err(|e| Error::Damaged(format!("an event does not read ({e}); `bilan rebuild` makes it anew")))
    })
}

thread_local! {
    /// What unpacks has a window of its own, which takes longer to make than an event to unpack; whoever goes through a million
    /// events makes it once.
    static JSON: RefCell<(Decompress, Vec<u8>)> = RefCell::new((Decompress::new(true), Vec::new()));
}

/// Unpacks all of it into `out`, which is emptied first.
fn inflate(inflater: &mut Decompress, bytes: &[u8], out: &mut Vec<u8>) -> Result<(), String> {
    inflater.reset(true);
    out.clear();
    out.reserve(bytes.len() * 4);
    loop {
        let (read, written) = (inflater.total_in(), inflater.total_out());
        let rest = usize::try_from(read).ok().and_then(|read| bytes.get(read..)).unwrap_or_default();
        let status = inflater.decompress_vec(rest, out, FlushDecompress::None).map_err(|e| e.to_string())?;
        if status == Status::StreamEnd {
            return Ok(());
        }
        if out.len() == out.capacity() {
            out.reserve(out.len().max(1024));
        } else if (read, written) == (inflater.total_in(), inflater.total_out()) {
            return Err("it breaks off".to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_unpacks_and_what_is_damaged_is_said_to_be() {
        let long = "53 soldats et un civil ".repeat(10_000);
        for text in ["", "a", long.as_str()] {
            let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
            packer.write_all(text.as_bytes()).unwrap();
            let packed = packer.finish().unwrap();
            JSON.with_borrow_mut(|(inflater, out)| {
                inflate(inflater, &packed, out).unwrap();
                assert_eq!(out, text.as_bytes());
                assert!(inflate(inflater, &packed[..packed.len() - 1], out).is_err());
                assert!(inflate(inflater, b"no packed event", out).is_err());
                inflate(inflater, &packed, out).unwrap();
                assert_eq!(out, text.as_bytes());
            });
        }
    }
}
