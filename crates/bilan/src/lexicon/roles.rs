//! The closed lists of what a word can do in a sentence. The words themselves are data.

macro_rules! roles {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($variant,)+ }
        impl $name {
            /// How many there are.
            pub const COUNT: usize = [$($text),+].len();

            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

roles! {
    /// Grammatical words.
    Function {
        DetDef = "det_def", DetIndef = "det_indef", DetDes = "det_des", DetDu = "det_du", Of = "of", DetPoss = "det_poss", DetOurs = "det_ours", DetMine = "det_mine",
        DetDem = "det_dem", DetEach = "det_each", Already = "already", At = "at", In = "in", On = "on", By = "by", With = "with", For = "for",
        Against = "against", Between = "between", Among = "among", Since = "since", During = "during", Toward = "toward",
        Near = "near", DuringOf = "during_of", After = "after", AfterOf = "after_of", Before = "before", And = "and",
        Or = "or", But = "but", Nor = "nor", As = "as", While = "while", If = "if", Who = "who", That = "that",
        Including = "including", IncludingWeak = "including_weak", IncludedBehind = "included_behind", Where = "where", ThatIs = "that_is",
        Pronoun = "pronoun", PronounStressed = "pronoun_stressed", PronounWe = "pronoun_we", Reflexive = "reflexive", Clitic = "clitic", CliticOf = "clitic_of", Negation = "negation",
        NegationSecond = "negation_second", NegationSecondWeak = "negation_second_weak", Other = "other", Further = "further", AsFor = "as_for", Apart = "apart", Alike = "alike", Condemns = "condemns", Figurative = "figurative",
        OwnSide = "own_side", LeftBehind = "left_behind", Left = "left", OnTheGround = "on_the_ground", OurCamp = "our_camp", TheirRanks = "their_ranks", AtTheirs = "at_theirs", ToWhom = "to_whom", PutsAt = "puts_at", OnTheirSide = "on_their_side", OtherCamp = "other_camp", Foe = "foe", Agents = "agents", Author = "author", Then = "then", Reinforcements = "reinforcements", OfThem = "of_them", TheyAre = "they_are", OfOurs = "of_ours", OfOursNoun = "of_ours_noun", OfSeveral = "of_several", LocalOffice = "local_office", Single = "single", MistakenFor = "mistaken_for", Comrades = "comrades", Guard = "guard", Adverb = "adverb", Grave = "grave", Light = "light", Mortal = "mortal",
        GraveAdj = "grave_adj", Until = "until", InTurn = "in_turn", Respectively = "respectively", Planned = "planned", Feared = "feared", Means = "means", Passed = "passed", Makes = "makes", GuardedBy = "guarded_by", Held = "held", BackedBy = "backed_by", HelpedBy = "helped_by", CarriesOut = "carries_out", InAnswer = "in_answer", Found = "found", Gathered = "gathered", Find = "find", Seeks = "seeks", Happened = "happened", Lies = "lies", GoesBack = "goes_back", ChiefOf = "chief_of", Marks = "marks", Usual = "usual", Such = "such",
        PluralDeterminer = "plural_determiner", Same = "same", Called = "called", PronounOne = "pronoun_one", PronounPlural = "pronoun_plural",
        There = "there", About = "about", InThatPlace = "in_that_place", Elsewhere = "elsewhere", Nearby = "nearby", FromThere = "from_there", Entered = "entered", Harmless = "harmless", Lives = "lives", Sides = "sides", OneOfTwo = "one_of_two", All = "all", NumberOf = "number_of", Feminine = "feminine", Bound = "bound", Only = "only", Sole = "sole", Names = "names", ListOf = "list_of", TooMany = "too_many", Coffins = "coffins", InAll = "in_all", Alone = "alone", AtThatTime = "at_that_time", OwnKin = "own_kin", TheRest = "the_rest", Searches = "searches", StopsCounting = "stops_counting",
        Masculine = "masculine", NameParticle = "name_particle", Copula = "copula", Times = "times", Twofold = "twofold",
        Returns = "returns", Began = "began", Facts = "facts", Predicate = "predicate", Peoples = "peoples", Outdated = "outdated", Latest = "latest", InsteadOf = "instead_of", AsMany = "as_many", Nobody = "nobody", Cumulated = "cumulated", Aftermath = "aftermath", Comes = "comes", SetsApart = "sets_apart", FollowsOn = "follows_on", Both = "both", AllOfIt = "all_of_it", ThatOf = "that_of", HeldBy = "held_by", Disputes = "disputes", Neglects = "neglects", Plight = "plight", Befalls = "befalls", First = "first", BreaksDown = "breaks_down", HowMany = "how_many", Formerly = "formerly", Besides = "besides", ThisYear = "this_year", Material = "material", Stocked = "stocked", CameTo = "came_to", ShareOf = "share_of", AddsUp = "adds_up", AsksOthers = "asks_others", SuchIs = "such_is", Season = "season", Nearly = "nearly", InGeneral = "in_general", Unlike = "unlike", Prevents = "prevents", Orders = "orders", Unless = "unless",
        Portfolio = "portfolio", Thing = "thing", AdverbSuffix = "adverb_suffix", PersonSuffix = "person_suffix",
    }
}

roles! {
    /// What a word of the name of an armed organisation does in it.
    BodyRole { Head = "head", Arms = "arms", Band = "band", Calls = "calls" }
}

roles! {
    /// How a number word combines with the others.
    NumberRole {
        Unit = "unit", Teen = "teen", Ten = "ten", Hundred = "hundred", Thousand = "thousand", Million = "million",
        Collective = "collective", Ending = "ending",
    }
}

roles! {
    /// What a modifier does to the number it stands before.
    Modifier {
        AtLeast = "at_least", AtMost = "at_most", About = "about", Vague = "vague", VagueOf = "vague_of", Zero = "zero", Range = "range",
    }
}

roles! {
    /// Words around place names.
    PlaceWord {
        Admin1 = "class_admin1", Admin2 = "class_admin2", Settlement = "class_settlement", Site = "class_site",
        In = "prep_in", Near = "prep_near", Direction = "direction", DistanceUnit = "distance_unit", Axis = "axis",
        Border = "border", Area = "class_area", Zone = "class_zone", From = "prep_from", Elsewhere = "prep_elsewhere", ElsewhereWord = "word_elsewhere", Based = "word_based", Toward = "prep_toward",
        Institution = "institution", Named = "named", Located = "located", Wide = "wide", Part = "part", Street = "street", Building = "building", People = "people", SceneOf = "scene_of", PeopleOf = "people_of", Going = "going", Shelters = "shelters", BearsName = "bears_name", Stricken = "stricken", HitToo = "hit_too", Placed = "placed", SeatOfState = "seat_of_state", Exactly = "exactly", Road = "road",
    }
}

roles! {
    /// Words that bring in a speaker without a verb of speech.
    SpeechPreposition {
        According = "according", Source = "source", Learned = "learned", Quoted = "quoted", Trusted = "trusted", Relayed = "relayed",
        Via = "via", Anonymous = "anonymous", Addressed = "addressed", AddressedAll = "addressed_all", Earlier = "earlier", EarlierPlural = "earlier_plural", Antecedent = "antecedent",
        Opens = "opens", Aside = "aside", PointsBack = "points_back", Derived = "derived", Made = "made", Continues = "continues", OnBehalf = "on_behalf",
        Heads = "heads", HeadsTold = "heads_told", Belongs = "belongs", Heading = "heading", Formula = "formula", Issued = "issued", Side = "side", Signed = "signed",
    }
}

roles! {
    /// Furniture of pages.
    Furniture {
        Related = "related", Credit = "credit", Share = "share", Comment = "comment", Source = "source",
        Caption = "caption", Tags = "tags", Menu = "menu",
    }
}

/// Words of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeWord {
    Month(i8),
    /// A month only behind a day and with a dot: "3 sept.".
    DottedMonth(i8),
    /// Monday is 1.
    Weekday(i8),
    /// A feast on the same day of every year: the month and the day.
    Feast(i8, i8),
    /// A feast that lies so many days from Easter.
    Easter(i8),
    /// Days from the day of publication: yesterday is -1.
    RelativeDay(i8),
    /// The night that begins so many days from the day of publication: last night is -1.
    RelativeNight(i8),
    /// Days from the day told of before: the day after is 1.
    AnaphoricDay(i8),
    /// So long ago; `vague` where the word itself says "some".
    Ago {
        vague: bool,
    },
    /// After a span of time: earlier.
    AgoTail,
    /// After a span of time: later.
    AfterTail,
    /// A unit of so many days; hours and minutes are 0.
    Unit(u16),
    Last,
    Next,
    /// The day of the week before.
    PastWeek,
    ThisWeek,
    PastMonth,
    ThisMonth,
    PastYear,
    ThisYear,
    Weekend,
    PastDays,
    PartOfDay,
    Night,
    NightRange,
    PartMonth,
    Since,
    /// Opens what is recalled from before.
    Recall,
    /// With the pluperfect: it was so before the news.
    Already,
    /// Says that something has long been so.
    Historic,
    /// "to this day": neither a day nor a period.
    SoFar,
    First,
    /// "the same night": that of the day told before; "the night before": that which began so many days before it.
    AnaphoricNight(i8),
    /// "of this month", behind a day in figures.
    OfMonth,
    /// Some weeks after, without a number.
    WeeksAfter,
    /// Some weeks before, without a number.
    WeeksBefore,
}

/// Kinds of words of time that few sentences hold, a bit each: what is read of them is asked for only where one stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct RareTimes(u16);

impl RareTimes {
    pub const FEAST: Self = Self(1 << 0);
    pub const ANAPHORIC: Self = Self(1 << 1);
    pub const NIGHT_RANGE: Self = Self(1 << 2);
    pub const AGO: Self = Self(1 << 3);
    pub const WEEKS: Self = Self(1 << 4);
    pub const PART_MONTH: Self = Self(1 << 5);
    pub const FIRST: Self = Self(1 << 6);
    pub const PAST_DAYS: Self = Self(1 << 7);
    pub const ALREADY: Self = Self(1 << 8);
    pub const HISTORIC: Self = Self(1 << 9);

    /// The kind of a word; none of one that is not rare.
    pub const fn of(word: TimeWord) -> Self {
        match word {
            TimeWord::Feast(..) | TimeWord::Easter(_) => Self::FEAST,
            TimeWord::AnaphoricDay(_) | TimeWord::AnaphoricNight(_) => Self::ANAPHORIC,
            TimeWord::NightRange => Self::NIGHT_RANGE,
            TimeWord::Ago { .. } => Self::AGO,
            TimeWord::WeeksAfter | TimeWord::WeeksBefore => Self::WEEKS,
            TimeWord::PartMonth => Self::PART_MONTH,
            TimeWord::First => Self::FIRST,
            TimeWord::PastDays => Self::PAST_DAYS,
            TimeWord::Already => Self::ALREADY,
            TimeWord::Historic => Self::HISTORIC,
            _ => Self(0),
        }
    }

    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any of these kinds is among them.
    #[inline(always)]
    pub const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }
}

impl TimeWord {
    /// The word of time that a table's `kind` and `value` name; `None` where it is none.
    pub fn parse(kind: &str, value: &str) -> Option<Self> {
        let number = || value.parse::<i8>().ok();
        Some(match kind {
            "month" => Self::Month(number()?),
            "dotted_month" => Self::DottedMonth(number()?),
            "weekday" => Self::Weekday(number()?),
            "feast" => {
                let (month, day) = value.split_once('-')?;
                Self::Feast(month.parse().ok()?, day.parse().ok()?)
            }
            "easter" => Self::Easter(number()?),
            "relative_day" => Self::RelativeDay(number()?),
            "relative_night" => Self::RelativeNight(number()?),
            "anaphoric_day" => Self::AnaphoricDay(number()?),
            "anaphoric_night" => Self::AnaphoricNight(if value.is_empty() { 0 } else { number()? }),
            "ago" => Self::Ago { vague: !value.is_empty() },
            "ago_tail" => Self::AgoTail,
            "after_tail" => Self::AfterTail,
            "unit" => Self::Unit(match value {
                "day" => 1,
                "week" => 7,
                "month" => 30,
                "year" => 365,
                "decade" => 3650,
                "hour" | "minute" => 0,
                _ => return None,
            }),
            "last" => Self::Last,
            "next" => Self::Next,
            "past_week" | "before_last_week" => Self::PastWeek,
            "this_week" => Self::ThisWeek,
            "past_month" => Self::PastMonth,
            "this_month" => Self::ThisMonth,
            "past_year" => Self::PastYear,
            "this_year" => Self::ThisYear,
            "weekend" => Self::Weekend,
            "past_days" => Self::PastDays,
            "part_of_day" if value == "night" => Self::Night,
            "part_of_day" => Self::PartOfDay,
            "night_range" => Self::NightRange,
            "part_month" => Self::PartMonth,
            "since" => Self::Since,
            "recall" => Self::Recall,
            "already" => Self::Already,
            "historic" => Self::Historic,
            "so_far" => Self::SoFar,
            "ordinal_one" => Self::First,
            "of_month" => Self::OfMonth,
            "before_weeks" => Self::WeeksBefore,
            "after_weeks" => Self::WeeksAfter,
            _ => return None,
        })
    }
}

roles! {
    /// What a text says of who did it.
    ResponsibilityCue {
        Claimed = "claimed", Attributed = "attributed", Denied = "denied", Suspected = "suspected", Unclaimed = "unclaimed",
        Affiliated = "affiliated", Branch = "branch", Done = "done", Fought = "fought", Helped = "helped", Charge = "charge", Unfounded = "unfounded",
    }
}

roles! {
    /// Subjects of reports that use the words of violence without telling of any.
    Subject { Play = "play", PerhapsPlay = "perhaps-play", Fiction = "fiction", Court = "court", Memory = "memory", Past = "past", Civic = "civic", Mishap = "mishap", Drill = "drill", Pretence = "pretence",
        Private = "private", Quarry = "quarry", Crime = "crime", Occasion = "occasion", Cyber = "cyber", March = "march", Rally = "rally",
        Review = "review", Event = "event", EitherCause = "either", Employer = "employer",
        Outright = "outright", Figure = "figure", Blast = "blast", Returned = "returned", Harmless = "harmless", Lives = "lives", Jailed = "jailed",
        Executed = "executed" }
}
