//! The senses of an entry in words.

use super::features::{snake, verb};
use crate::lexicon::{Lexicon, Sense};

/// A sense as the tables name it, with indices replaced by what they point at.
pub fn sense(sense: &Sense, lexicon: &Lexicon) -> String {
    match sense {
        Sense::Verb(form) => {
            let number = if form.plural { " plural" } else { "" };
            format!("verb {}: {}{number}", verb(&lexicon.verbs[form.verb as usize]), snake(&format!("{:?}", form.tense)))
        }
        Sense::Country(n) => format!("country {}", lexicon.countries[*n as usize].iso2),
        Sense::Demonym(n) => format!("demonym {}", lexicon.countries[*n as usize].iso2),
        Sense::Capital(n) => format!("capital {}", lexicon.countries[*n as usize].iso2),
        Sense::Actor(n) => format!("actor {}", lexicon.actors[*n as usize].id),
        Sense::ActorNoun { index, .. } => format!("actor_noun {}", lexicon.actor_nouns[*index as usize].actor),
        other => tidy(&format!("{other:?}")),
    }
}

/// The fields of a value that say something: `Victim { category: Soldiers, group: None, plural: true }` becomes
/// `victim category soldiers, plural`. A new sense is shown so without anything being told of it here.
fn tidy(debug: &str) -> String {
    let Some((name, fields)) = debug.split_once(" { ") else {
        return snake(&debug.replace('(', " ").replace([')', '"'], ""));
    };
    let fields = fields.trim_end_matches([' ', '}']).split(", ").filter_map(|field| {
        let (name, value) = field.split_once(": ").unwrap_or((field, "true"));
        let value = value.trim_start_matches("Some(").trim_matches([')', '(', '"']);
        match value {
            "None" | "false" => None,
            "true" => Some(name.to_owned()),
            value => Some(format!("{name} {}", snake(value))),
        }
    });
    format!("{} {}", snake(name), fields.collect::<Vec<_>>().join(", ")).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{EffectRole, Function};
    use crate::model::{Effect, Victims};

    #[test]
    fn senses_say_what_they_hold() {
        let lexicon = Lexicon::of("fr").unwrap();
        let soldiers = Sense::Victim { category: Victims::ForeignSoldiers, group: None, plural: true };
        assert_eq!(sense(&soldiers, lexicon), "victim category foreign_soldiers, plural");
        let teachers = Sense::Victim { category: Victims::Civilians, group: Some("teachers"), plural: false };
        assert_eq!(sense(&teachers, lexicon), "victim category civilians, group teachers");
        assert_eq!(sense(&Sense::Function(Function::DetDef), lexicon), "function det_def");
        let dead = Sense::EffectNoun { effect: Effect::Killed, role: EffectRole::Victim, plural: false };
        assert_eq!(sense(&dead, lexicon), "effect_noun effect killed, role victim");
    }
}
