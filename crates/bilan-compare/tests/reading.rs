//! Data sets in their vintages, and what is said of those that cannot be read.

use bilan_compare::{Given, Mapping, Order, Others, read};

fn parsed(csv: &str) -> Others {
    read(csv.as_bytes(), "others.csv", &Given::default()).unwrap_or_else(|e| panic!("{e}: {csv}"))
}

#[test]
fn vintages_and_orders_of_columns_are_read_alike() {
    for csv in [
        "event_id_cnty,event_date,country,admin1,location,latitude,longitude,geo_precision,fatalities,actor1,sub_event_type\nMLI1,14 May 2024,Mali,Gao,Gao,16.27,-0.04,1,7,\"JNIM: Group for Support of Islam and Muslims\",Armed clash\n",
        "FATALITIES;LOCATION;COUNTRY;EVENT_DATE;DATA_ID;LATITUDE;LONGITUDE;ACTOR1\n7;Gao;Mali;2024-05-14;MLI1;16.27;-0.04;JNIM\n",
        "id,date_start,date_end,where_coordinates,country,latitude,longitude,where_prec,best,low,high,side_a,side_a_new_id\nMLI1,2024-05-14 00:00:00.000,2024-05-14 00:00:00.000,Gao town,Mali,16.27,-0.04,1,7,7,7,JNIM,6716\n",
        "\u{feff}id\tdate_start\tcountry\twhere_coordinates\tbest_est\tlow_est\thigh_est\tside_a\tlatitude\tlongitude\nMLI1\t5/14/2024 12:00:00 AM\tMali\tGao town\t7\t7\t7\tJNIM\t16.27\t-0.04\t\n",
    ] {
        let others = parsed(csv);
        let [event] = &others.events[..] else { panic!("one event of {csv}") };
        assert_eq!((&*event.id, &*event.place, event.country), ("MLI1", "Gao", "ML"), "{csv}");
        assert_eq!(event.days, (19_857, 19_857), "{csv}");
        assert_eq!(event.deaths.best, Some(7), "{csv}");
        assert!(event.parties[0].ids.contains(&"jnim"), "{csv}: {:?}", event.parties);
    }
}

#[test]
fn columns_can_be_named() {
    let mapping = Mapping::from([
        ("id".to_owned(), "Ref".to_owned()),
        ("date".to_owned(), "When".to_owned()),
        ("killed".to_owned(), "Dead".to_owned()),
    ]);
    let given = Given { mapping, order: Some(Order::DayFirst) };
    let others = read("Ref,When,Country,Dead\nA,03/04/2024,Niger,5\n".as_bytes(), "own.csv", &given).expect("a mapped file");
    assert_eq!(others.events[0].days.0, 19_816, "3 April");
    assert_eq!(others.events[0].deaths.best, Some(5));
}

#[test]
fn what_is_wrong_is_named_with_its_place_and_the_next_step() {
    for (bytes, said) in [
        (&b""[..], &["others.csv is empty", "name a CSV file"][..]),
        (b"event_id_cnty,event_date,country\n", &["a header and no events"]),
        (b"a,b,c\n1,2,3\n", &["no column for id, date", "it has a, b, c", "--column", "--mapping"]),
        (b"id,date,killed\n1,2024-01-01,3\n", &["no column for country"]),
        (b"id,date,country\n1,soon,Mali\n", &["line 2, date", "\"soon\"", "2024-05-31"]),
        (b"id,date,country,best\n1,2024-01-01,Mali,many\n", &["line 2, killed", "\"many\"", "whole number"]),
        (b"id,date,country,latitude,longitude\n1,2024-01-01,Mali,\"16,2\",0\n", &["line 2, lat", "with a point"]),
        (b"id,date,country\n1,2024-01-01,Mali,Gao\n", &["line 2", "4 cells under 3 columns", "comma"]),
        (b"id,date,country\n1,2024-01-01\n", &["line 2", "2 cells under 3 columns"]),
        (b"id,date,country\n1,03/04/2024,Mali\n", &["3/4/2024", "line 2", "--dates dmy"]),
        (b"id,date,country\n1,13/04/2024,Mali\n2,04/13/2024,Mali\n", &["line 2 has the day first", "line 3 the month"]),
        (b"id,date,country\n1,2024-01-01,Mali\n1,2024-01-02,Mali\n", &["line 3", "stands in line 2 already"]),
        (b"id,date,country,place\n1,2024-01-01,Mali,K\xe9nieba\n", &["line 2", "not UTF-8", "CSV UTF-8", "iconv"]),
        (b"\xff\xfei\x00d\x00", &["UTF-16", "CSV in UTF-8"]),
        (b"PK\x03\x04xlsx", &["no CSV", "save the table as CSV"]),
    ] {
        let error = read(bytes, "others.csv", &Given::default()).expect_err("an error").to_string();
        said.iter().for_each(|said| assert!(error.contains(said), "{said:?} is not in: {error}"));
    }
    let given =
        |field: &str, column: &str| Given { mapping: Mapping::from([(field.to_owned(), column.to_owned())]), order: None };
    let csv = "id,date,country\n1,2024-01-01,Mali\n".as_bytes();
    let said = Given { order: Some(Order::MonthFirst), ..Given::default() };
    let own = "id,date,country,killed\nA,27/07/2022,Mali,3\n";
    let error = read(own.as_bytes(), "others.csv", &said).expect_err("no such month").to_string();
    assert!(error.contains("line 2") && error.contains("\"27/7/2022\""), "{error}");
    let error = read(csv, "others.csv", &given("killed", "Dead")).expect_err("no such column").to_string();
    assert!(error.contains("no column \"Dead\"") && error.contains("it has id, date, country"), "{error}");
    let error = read(csv, "others.csv", &given("colour", "id")).expect_err("no such field").to_string();
    assert!(error.contains("\"colour\" is nothing that is compared") && error.contains("killed_low"), "{error}");
}

#[test]
fn what_is_not_known_is_counted_and_not_guessed() {
    let others = parsed("id,date,country,best\n1,2024-01-01,Atlantis,\n2,,Mali,3\n3,2024-02-01,Mali,\n");
    assert_eq!((others.events.len(), others.undated), (2, 1));
    assert_eq!(others.unknown_countries, [("Atlantis".to_owned(), 1)]);
    assert!(others.events.iter().all(|e| e.deaths.best.is_none()), "an empty cell is no nought");
}
