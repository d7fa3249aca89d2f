//! The one folder in which bilan keeps what it keeps.

use std::path::PathBuf;

use bilan_gazetteer::{Opened, Store, data_folder};

/// Where bilan keeps what it keeps.
#[derive(clap::Args)]
pub struct Data {
    /// The folder in which bilan keeps what it keeps, such as imported gazetteers. Where not given, the one that this
    /// system sets aside for it.
    #[arg(long = "data", global = true, env = "BILAN_DATA", value_name = "DIR")]
    folder: Option<PathBuf>,
}

impl Data {
    pub fn store(&self) -> anyhow::Result<Store> {
        let folder = match &self.folder {
            Some(folder) => folder.clone(),
            None => data_folder()?,
        };
        Ok(Store::new(&folder))
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
