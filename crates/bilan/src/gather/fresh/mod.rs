//! What opens another incident, or leads back to one, though neither a day nor a town of its own says so: the same day, another
//! region, fighting on the ground after strikes from the air, the army of another country.

mod acts;
mod days;
mod elsewhere;

pub(super) use acts::runs_over_a_mine;
