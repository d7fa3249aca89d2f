//! An event in its wire form as it is kept: with its toll by every policy, packed, with a checksum.

use std::io::{Read, Write};

use bilan::publish::event_wire::{Event, Toll};
use bilan::reconcile::Policy;
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
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
    let mut json = Vec::new();
    ZlibDecoder::new(bytes).read_to_end(&mut json).map_err(|e| Error::Damaged(format!("an event does not unpack: {e}")))?;
    serde_json::from_slice(&json)
        .map_err(|e| Error::Damaged(format!("an event does not read ({e}); `bilan rebuild` makes it anew")))
}
