//! How much one request may ask for.

use std::time::Duration;

/// The limits of a server.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of a body that is no upload.
    pub body: usize,
    /// Bytes of a body with reports or files.
    pub upload: usize,
    /// Items on a page.
    pub page: usize,
    /// Until an answer begins.
    pub time: Duration,
    /// Until a body has come in.
    pub receiving: Duration,
    /// Reports of a register that may be looked back into.
    pub looked_back: i64,
    /// Connections at once.
    pub connections: usize,
    /// Requests that change something, a minute, from one session or address.
    pub writes: u32,
    /// Attempts to log in, in five minutes, from one address or for one name.
    pub logins: u32,
    /// Bytes of a text whose mentions are shown.
    pub explained: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body: 1 << 20,
            upload: 64 << 20,
            page: 500,
            time: Duration::from_secs(30),
            receiving: Duration::from_secs(60),
            looked_back: 20_000,
            connections: 512,
            writes: 600,
            logins: 10,
            explained: 200_000,
        }
    }
}
