//! What the signs of a pattern mean.

/// A sign and its meaning.
pub struct Sign {
    pub written: &'static str,
    pub meaning: &'static str,
}

pub const OPTIONAL: &str = "…?";
pub const ALTERNATIVES: &str = "a|b";
pub const WORD: &str = "a";

const fn sign(written: &'static str, meaning: &'static str) -> Sign {
    Sign { written, meaning }
}

/// Every sign that a pattern may hold, in the order in which they are explained.
pub const SIGNS: &[Sign] = &[
    sign("{victims}", "people with or without a number, who may have been harmed"),
    sign("{victims:plain}", "such people, named by a word that does not itself say what happened to them"),
    sign("{victims:counted}", "such people, named by a word that says what happened to them: the dead, the wounded, hostages"),
    sign("{victims:captive}", "people held: hostages, detainees, prisoners"),
    sign("{victims:fighters}", "people who bear arms, or several people who may"),
    sign("{victims:number}", "such people, with a number that is written out"),
    sign("{victims:zero}", "such people, of whom there were none"),
    sign("{victims:unknown}", "a number before a noun that no table holds"),
    sign("{victims:person}", "the same, where the form of the noun is that of a word for people"),
    sign("{effect}", "a verb of harm, in any form"),
    sign("{effect:active}", "a verb of harm in the active voice: somebody harms somebody"),
    sign("{effect:finite}", "the same, and neither an infinitive nor a participle"),
    sign("{effect:to}", "a verb of harm whose victims follow a preposition"),
    sign("{effect:passive}", "a verb of harm in the passive voice: somebody was harmed"),
    sign("{effect:participle}", "the participle of a verb of harm, alone"),
    sign("{effect:harms}", "a finite verb of killing or wounding with an object: \"ont tué\", \"blessèrent\""),
    sign("{effect:done}", "the past infinitive of a verb of harm with an object: \"avoir tué\", \"avoir enlevés\""),
    sign("{effect:intransitive}", "a verb of harm that names no author: somebody died, disappeared, escaped"),
    sign("{effect:flees}", "a verb of getting away: somebody fled, ran off"),
    sign("{effect:own}", "a verb whose subject is harmed by it: a side loses people"),
    sign("{effect:fall}", "a verb that means harm only when it is said of people who bear arms: they fell"),
    sign(
        "{effect:opening}",
        "a verb that says that people were harmed, with which a sentence opens, so that they stand behind it",
    ),
    sign("{effect-noun}", "a noun that names the harm"),
    sign("{effect-noun:event}", "a noun that names the harm itself, not the people"),
    sign("{effect-noun:people}", "a noun that names the people harmed"),
    sign("{harmed}", "the same, or a number of them: the dead, the seven wounded"),
    sign("{actor}", "an armed force or group, or people who bear arms"),
    sign("{incident}", "a noun that names an incident: an attack, an ambush, an explosion"),
    sign("{source}", "somebody who may be speaking"),
    sign("{time}", "a date or a time"),
    sign("{place}", "a place"),
    sign("..", "up to five groups or words of any kind, within the clause"),
    sign("...", "up to sixteen groups or words of any kind, within the clause"),
    sign(WORD, "this word or mark itself"),
    sign(ALTERNATIVES, "one of these words or marks"),
    sign(OPTIONAL, "may be missing"),
];
