//! Accounts: a file of their own beside the register, readable for its owner only.
//!
//! Not in the register: a register is copied, migrated and handed on, and passwords are none of that business. Sessions are
//! held in memory and nowhere else, so that no file lets anyone in, and ending the server ends them.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use argon2::Argon2;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What an account may do; each may do what those before it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Looks, exports, tries texts.
    Reader,
    /// Decides and adds reports.
    Reviewer,
    Admin,
}

impl Role {
    pub const ALL: [Self; 3] = [Self::Reader, Self::Reviewer, Self::Admin];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Reviewer => "reviewer",
            Self::Admin => "admin",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.name() == name)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The author of its decisions.
    pub name: String,
    pub role: Role,
    /// Argon2id, in the form of PHC strings.
    password: String,
}

/// Why accounts could not be changed or read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{action} {path}: {error}")]
    File { action: &'static str, path: PathBuf, error: io::Error },
    #[error("{path} is no file of accounts: {error}. Restore it, or move it away and add the accounts again")]
    Damaged { path: PathBuf, error: serde_json::Error },
    #[error("{path} may be read by others: {mode:o}. Run: chmod 600 {path}")]
    Open { path: PathBuf, mode: u32 },
    #[error("a name has 1 to 64 characters, none of them a control character, and no blank at its ends")]
    Name,
    #[error("a password has at least 12 characters and at most 1024 bytes")]
    Password,
    #[error("there is an account {0} already; `bilan accounts passwd` gives it another password")]
    Taken(String),
    #[error("there is no account {0}; `bilan accounts list` lists them")]
    Unknown(String),
    #[error("no password can be hashed: {0}")]
    Hash(String),
}

/// The accounts of a register.
#[derive(Clone, Debug)]
pub struct Accounts {
    path: PathBuf,
}

impl Accounts {
    pub fn at(path: PathBuf) -> Self {
        Self { path }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// All accounts, by name; none where there is no file.
    pub fn all(&self) -> Result<Vec<Account>, Error> {
        let file = |error| Error::File { action: "reading", path: self.path.clone(), error };
        let bytes = match fs::read(&self.path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(file(error)),
        };
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(&self.path).map_err(file)?.permissions().mode() & 0o777;
            if mode & 0o077 != 0 {
                return Err(Error::Open { path: self.path.clone(), mode });
            }
        }
        serde_json::from_slice(&bytes).map_err(|error| Error::Damaged { path: self.path.clone(), error })
    }

    pub fn add(&self, name: &str, role: Role, password: &str) -> Result<(), Error> {
        if name.is_empty() || name.trim() != name || name.chars().count() > 64 || name.chars().any(char::is_control) {
            return Err(Error::Name);
        }
        let mut all = self.all()?;
        if all.iter().any(|a| a.name == name) {
            return Err(Error::Taken(name.to_owned()));
        }
        all.push(Account { name: name.to_owned(), role, password: hashed(password)? });
        self.keep(all)
    }

    pub fn remove(&self, name: &str) -> Result<(), Error> {
        let mut all = self.all()?;
        let before = all.len();
        all.retain(|a| a.name != name);
        if all.len() == before {
            return Err(Error::Unknown(name.to_owned()));
        }
        self.keep(all)
    }

    pub fn set_password(&self, name: &str, password: &str) -> Result<(), Error> {
        let mut all = self.all()?;
        let account = all.iter_mut().find(|a| a.name == name).ok_or_else(|| Error::Unknown(name.to_owned()))?;
        account.password = hashed(password)?;
        self.keep(all)
    }

    /// The account that this name and password belong to. Takes as long where there is no such name. Slow on purpose.
    pub fn login(&self, name: &str, password: &str) -> Result<Option<Account>, Error> {
        let account = self.all()?.into_iter().find(|a| a.name == name);
        let known = account.as_ref().map_or(NOBODY, |a| a.password.as_str());
        let fits =
            PasswordHash::new(known).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
        Ok(account.filter(|_| fits))
    }

    /// Writes beside the file and puts that into its place.
    fn keep(&self, mut all: Vec<Account>) -> Result<(), Error> {
        all.sort_by(|a, b| a.name.cmp(&b.name));
        let mut unfinished = self.path.as_os_str().to_owned();
        unfinished.push(".unfinished");
        let unfinished = PathBuf::from(unfinished);
        let write = || -> io::Result<()> {
            let mut options = fs::OpenOptions::new();
            options.write(true).create(true).truncate(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut file = options.open(&unfinished)?;
            file.write_all(&serde_json::to_vec_pretty(&all)?)?;
            file.sync_all()?;
            fs::rename(&unfinished, &self.path)
        };
        write().map_err(|error| Error::File { action: "writing", path: self.path.clone(), error })
    }
}

impl Account {
    /// Another text where the password is another, so that sessions end with it.
    pub fn stamp(&self) -> &str {
        &self.password
    }
}

/// A hash that no password has: names that are not there must take as long to refuse as others.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$YmlsYW4tbm9ib2R5LTAw$Jq6m1m0y2kS3lF5n8pR7t9vXzB1dC4eG6hK8mN0qS2U";

fn hashed(password: &str) -> Result<String, Error> {
    if password.chars().count() < 12 || password.len() > 1024 {
        return Err(Error::Password);
    }
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(|e| Error::Hash(e.to_string()))?;
    let salt = SaltString::encode_b64(&salt).map_err(|e| Error::Hash(e.to_string()))?;
    let hash = Argon2::default().hash_password(password.as_bytes(), &salt).map_err(|e| Error::Hash(e.to_string()))?;
    Ok(hash.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_kept_and_checked() {
        let folder = tempfile::tempdir().unwrap();
        let accounts = Accounts::at(folder.path().join("register.db.accounts"));
        assert!(accounts.all().unwrap().is_empty());
        assert!(matches!(accounts.add("awa", Role::Reader, "short"), Err(Error::Password)));
        assert!(matches!(accounts.add(" awa", Role::Reader, "long enough it is"), Err(Error::Name)));
        accounts.add("awa", Role::Reviewer, "long enough it is").unwrap();
        assert!(matches!(accounts.add("awa", Role::Reader, "long enough it is"), Err(Error::Taken(_))));
        assert!(accounts.login("awa", "long enough it was").unwrap().is_none());
        assert!(accounts.login("nobody", "long enough it is").unwrap().is_none());
        assert_eq!(accounts.login("awa", "long enough it is").unwrap().map(|a| a.role), Some(Role::Reviewer));
        accounts.set_password("awa", "another one entirely").unwrap();
        assert!(accounts.login("awa", "long enough it is").unwrap().is_none());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(accounts.path()).unwrap().permissions().mode() & 0o777, 0o600);
            fs::set_permissions(accounts.path(), fs::Permissions::from_mode(0o644)).unwrap();
            assert!(matches!(accounts.all(), Err(Error::Open { .. })));
            fs::set_permissions(accounts.path(), fs::Permissions::from_mode(0o600)).unwrap();
        }
        accounts.remove("awa").unwrap();
        assert!(matches!(accounts.remove("awa"), Err(Error::Unknown(_))));
        assert!(PasswordHash::new(NOBODY).is_ok(), "so that nobody's password is hashed, too");
    }
}
