//! Commands about the register: what was read once is kept, with what people decided about it.

pub mod add;
pub mod care;
pub mod decide;
pub mod history;
pub mod look;
pub mod reader;
pub mod search;
pub mod told;

use bilan_store::Register;

use crate::data::Data;

/// Opens the register. With `make`, makes it where there is none.
pub fn open(data: &Data, make: bool) -> anyhow::Result<Register> {
    Ok(Register::open(&data.address()?, make, Box::new(|line| eprintln!("bilan: {line}")))?)
}

/// Opens the register to be asked. Where its events are not those of its reports, that is mended, or said where only looking
/// is allowed.
fn open_settled(data: &Data) -> anyhow::Result<Register> {
    let mut register = open(data, false)?;
    let opened = data.open()?;
    let reader = reader::Rules::new(&opened)?;
    let state = register.state()?;
    if !state.is_settled(bilan_store::register::Reader::name(&reader)) {
        match reader::settle(&mut register, &reader) {
            Ok(_) => {}
            Err(bilan_store::Error::ReadOnly { .. }) => {
                eprintln!("bilan: the events are not up to date with the reports, and this register can only be read");
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(register)
}
