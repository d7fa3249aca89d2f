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
            return Err(Error::Address(without_password(text)));
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
    let (user, host) = rest.rsplit_once('@').map_or((None, rest), |(user, host)| (Some(user), host));
    let (host, options) = host.split_once('?').unwrap_or((host, ""));
    let shown: Vec<&str> = options.split('&').filter(|o| !o.is_empty() && !o.starts_with("password=")).collect();
    let user = user.map(|user| format!("{}@", user.split(':').next().unwrap_or_default())).unwrap_or_default();
    let mark = if shown.is_empty() { "" } else { "?" };
    format!("{scheme}://{user}{host}{mark}{}", shown.join("&"))
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
        assert_eq!(parsed("postgres:///archive?host=/run&password=secret").as_deref(), Some("postgres:///archive?host=/run"));
        assert_eq!(parsed("postgres://bilan:a?password=b@c@db/archive").as_deref(), Some("postgres://bilan@db/archive"));
        assert_eq!(parsed("mysql://a/b"), None);
        let refused = "mysql://bilan:secret@db/archive".parse::<Address>().expect_err("no address of ours").to_string();
        assert!(!refused.contains("secret"), "{refused}");
        assert_eq!(parsed(""), None);
    }
}
