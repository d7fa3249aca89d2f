//! Where a register lies: a file, or a database on a PostgreSQL server.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use crate::error::Error;

/// `register.db`, `sqlite:register.db`, `postgres://user@host/database`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    File(PathBuf),
    Postgres(String),
}

impl FromStr for Address {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        let path = text.strip_prefix("sqlite:").unwrap_or(text);
        if path.is_empty() || path.contains("://") {
            return Err(Error::Address(text.to_owned()));
        }
        Ok(Self::File(PathBuf::from(path)))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(f),
            Self::Postgres(url) => without_password(url).fmt(f),
        }
    }
}

/// An address as it may be shown.
fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let Some((user, host)) = rest.rsplit_once('@') else { return url.to_owned() };
    format!("{scheme}://{}@{host}", user.split(':').next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_servers_are_told_apart() {
        let parsed = |text: &str| text.parse::<Address>().map(|a| a.to_string()).ok();
        assert_eq!(parsed("a/register.db").as_deref(), Some("a/register.db"));
        assert_eq!(parsed("sqlite:a.db").as_deref(), Some("a.db"));
        assert_eq!(parsed("postgres://bilan:secret@db.example/archive").as_deref(), Some("postgres://bilan@db.example/archive"));
        assert_eq!(parsed("mysql://a/b"), None);
        assert_eq!(parsed(""), None);
    }
}
