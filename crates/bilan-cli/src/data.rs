//! The one folder in which bilan keeps what it keeps.

use std::path::PathBuf;

use bilan_gazetteer::{Opened, Store, data_folder};
use bilan_serve::Accounts;
use bilan_store::Address;
use sha2::{Digest, Sha256};

/// Where bilan keeps what it keeps.
#[derive(clap::Args)]
pub struct Data {
    /// The folder in which bilan keeps what it keeps, such as imported gazetteers. Where not given, the one that this
    /// system sets aside for it.
    #[arg(long = "data", global = true, env = "BILAN_DATA", value_name = "DIR")]
    folder: Option<PathBuf>,
    /// The register: a file, or `postgres://user@host/database`. Where not given, `register.db` in the folder above.
    #[arg(long, global = true, env = "BILAN_REGISTER", value_name = "ADDRESS")]
    register: Option<Address>,
}

impl Data {
    fn folder(&self) -> anyhow::Result<PathBuf> {
        match &self.folder {
            Some(folder) => Ok(folder.clone()),
            None => Ok(data_folder()?),
        }
    }

    pub fn store(&self) -> anyhow::Result<Store> {
        Ok(Store::new(&self.folder()?))
    }

    /// Where the register lies.
    pub fn address(&self) -> anyhow::Result<Address> {
        match &self.register {
            Some(address) => Ok(address.clone()),
            None => Ok(Address::File(self.folder()?.join("register.db"))),
        }
    }

    /// Who may use the register when it is served: a file beside it, or for a database one in the folder for data.
    pub fn accounts(&self) -> anyhow::Result<Accounts> {
        let path = match self.address()? {
            Address::File(path) => {
                let mut name = path.into_os_string();
                name.push(".accounts");
                PathBuf::from(name)
            }
            address @ Address::Postgres(_) => {
                let named = Sha256::digest(address.to_string());
                let named: String = named[..8].iter().map(|b| format!("{b:02x}")).collect();
                self.folder()?.join(format!("postgres-{named}.accounts"))
            }
        };
        Ok(Accounts::at(path))
    }

    /// The imported gazetteers; none where the system has no folder for them. One that is damaged is an error: without it
    /// reports would be read differently, in silence.
    pub fn open(&self) -> anyhow::Result<Opened> {
        if self.folder.is_none() && data_folder().is_err() {
            return Ok(Opened::default());
        }
        Ok(self.store()?.open()?)
    }
}
