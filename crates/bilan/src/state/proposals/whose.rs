//! People who are named only as those whose somebody or something was.

use super::super::owners::{is_counted_as_band, is_owner_for, is_owner_of_arms, is_owner_of_thing};
use super::super::subjects::{counts_things_on, holds_captives, owns_things};
use super::trial::Trial;

impl Trial<'_, '_> {
    /// Whether they are but whose it was that something befell.
    pub fn are_owners(&self) -> bool {
        let Self { context, groups, victims, .. } = *self;
        let owners = match self.effect {
            Some(effect) => {
                // "tombé aux mains d'un commando"
                holds_captives(context, groups, effect, victims)
                    // "ont emporté deux véhicules de la garde"
                    || owns_things(context, groups, effect, victims)
                    // "le chauffeur d'un douanier"
                    || is_owner_for(context, groups, victims, effect)
                    // "la voiture du maire a été mitraillée"
                    || is_owner_of_thing(context, groups, victims, effect)
            }
            // "les armes de deux policiers ont été prises par les rebelles"
            None => is_owner_of_arms(context, groups, victims),
        };
        // "trois motos ont été saisies et une brûlée"
        owners || counts_things_on(context, groups, victims)
            // "un commando de douze hommes": the twelve.
            || is_counted_as_band(context, groups, victims)
    }
}
