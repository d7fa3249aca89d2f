//! Distances and directions on the globe, in degrees and kilometres.

/// Degrees north and east, WGS 84.
pub type Point = (f64, f64);

const RADIUS_KM: f64 = 6371.0;

/// Along a great circle.
pub fn distance_km(a: Point, b: Point) -> f64 {
    let (lat1, lat2) = (a.0.to_radians(), b.0.to_radians());
    let (dlat, dlon) = (lat2 - lat1, (b.1 - a.1).to_radians());
    let h = (dlat / 2.0).sin().powi(2) + lat1.cos() * lat2.cos() * (dlon / 2.0).sin().powi(2);
    2.0 * RADIUS_KM * h.sqrt().min(1.0).asin()
}

/// Whether two points are farther apart than so many kilometres: where their latitudes alone tell, nothing else is worked out.
pub fn are_farther(a: Point, b: Point, km: f64) -> bool {
    (a.0 - b.0).abs() * KM_OF_LATITUDE > km || distance_km(a, b) > km
}

/// A degree of latitude is no shorter.
const KM_OF_LATITUDE: f64 = 111.0;

/// The point so far away in a direction, in degrees from north.
pub fn destination(from: Point, bearing: f64, km: f64) -> Point {
    let (lat, turn, arc) = (from.0.to_radians(), bearing.to_radians(), km / RADIUS_KM);
    let north = (lat.sin() * arc.cos() + lat.cos() * arc.sin() * turn.cos()).clamp(-1.0, 1.0).asin();
    let east = (turn.sin() * arc.sin() * lat.cos()).atan2(arc.cos() - lat.sin() * north.sin());
    (north.to_degrees(), (from.1 + east.to_degrees() + 540.0).rem_euclid(360.0) - 180.0)
}

/// Half-way, for points that are no more than a country apart.
pub fn middle(a: Point, b: Point) -> Point {
    (f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let gao = (16.27, -0.04);
        let north = destination(gao, 0.0, 35.0);
        assert!((north.0 - 16.585).abs() < 0.01 && (north.1 - gao.1).abs() < 0.001, "{north:?}");
        assert!((distance_km(gao, destination(gao, 225.0, 80.0)) - 80.0).abs() < 0.1);
        assert!((distance_km((13.5, 2.1), (12.37, -1.52)) - 412.0).abs() < 5.0);
        assert!(are_farther(gao, north, 34.9) && !are_farther(gao, north, 35.1) && are_farther(gao, (13.5, 2.1), 100.0));
    }
}
