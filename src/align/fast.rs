//! Logarithm and exponential in single precision, without calls, so that loops over beads stay in registers and give
//! the same bits on every machine.
//!
//! Polynomials of Cephes (Moshier 1992, `logf.c` and `expf.c`): relative error below 2e-7.

/// Natural logarithm of a positive, normal number.
#[inline]
pub fn ln(x: f32) -> f32 {
    let bits = x.to_bits();
    // The mantissa between √½ and √2.
    let shifted = bits.wrapping_sub(0x3F35_04F3);
    let exponent = (shifted as i32) >> 23;
    let f = f32::from_bits(bits.wrapping_sub((exponent as u32) << 23)) - 1.0;
    let z = f * f;
    let mut y = 7.037_683_6e-2;
    for c in [
        -1.151_461e-1,
        1.167_699_9e-1,
        -1.242_014_1e-1,
        1.424_932_3e-1,
        -1.666_805_8e-1,
        2.000_071_5e-1,
        -2.499_999_4e-1,
        0.333_333_3,
    ] {
        y = y * f + c;
    }
    y = y * f * z - 0.5 * z;
    f + y + exponent as f32 * std::f32::consts::LN_2
}

/// The exponential of a number up to 80; of one below -87 it is 0.
#[inline]
pub fn exp(x: f32) -> f32 {
    if x < -87.0 {
        return 0.0;
    }
    // Rounded: positive when it is cut off, so that no library is asked.
    let n = (x * std::f32::consts::LOG2_E + 127.5) as i32 as f32 - 127.0;
    let r = x - n * 0.693_359_4 + n * 2.121_944_4e-4;
    exp_near(r) * f32::from_bits(((n as i32 + 127) as u32) << 23)
}

/// The exponential of a number near 0: half of ln 2 away.
#[inline]
fn exp_near(r: f32) -> f32 {
    let mut y = 1.987_569_2e-4;
    for c in [1.398_2e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 0.5] {
        y = y * r + c;
    }
    y * r * r + r + 1.0
}

/// A number of any size that is not negative: a share of a power of two.
#[derive(Clone, Copy, Debug)]
pub struct Scaled {
    share: f64,
    power: i32,
}

/// Numbers so many powers of two apart do not change each other; a sum of many may be a thousand times its unit.
const APART: i64 = 100;
/// Logarithms beyond this are taken for it.
const MOST: f32 = 1e5;

impl Scaled {
    /// Nothing.
    pub const ZERO: Self = Self { share: 0.0, power: i32::MIN };
    /// Certainty.
    pub const ONE: Self = Self { share: 1.0, power: 0 };

    /// e to the power of `log`.
    #[inline]
    pub fn exp(log: f32) -> Self {
        let x = log.clamp(-MOST, MOST);
        let power = (x * std::f32::consts::LOG2_E).round_ties_even();
        let r = x - power * 0.693_359_4 + power * 2.121_944_4e-4;
        Self { share: f64::from(exp_near(r)), power: power as i32 }
    }

    /// The product.
    #[inline]
    pub fn times(self, other: Self) -> Self {
        Self { share: self.share * other.share, power: self.power.saturating_add(other.power) }
    }

    /// Adds to it, in the unit of the greater of both.
    #[inline]
    pub fn add(&mut self, other: Self) {
        let apart = i64::from(other.power) - i64::from(self.power);
        let less =
            if apart.abs() <= APART { f64::from_bits(((1023 - apart.abs()) as u64) << 52) } else { 0.0 };
        if apart > 0 {
            *self = Self { share: self.share * less + other.share, power: other.power };
        } else {
            self.share += other.share * less;
        }
    }

    /// The same number with a share from 1 to 2.
    #[inline]
    pub fn even(self) -> Self {
        let bits = self.share.to_bits();
        match (bits >> 52) as i32 {
            0 => Self::ZERO,
            power => Self {
                share: f64::from_bits(bits & ((1 << 52) - 1) | 1023 << 52),
                power: self.power.saturating_add(power - 1023),
            },
        }
    }

    /// The natural logarithm.
    #[inline]
    pub fn ln(self) -> f64 {
        let even = self.even();
        match even.share > 0.0 {
            true => f64::from(ln(even.share as f32)) + f64::from(even.power) * std::f64::consts::LN_2,
            false => f64::NEG_INFINITY,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_what_the_library_says() {
        for step in 1..20_000 {
            let x = (step as f32 * 0.0037 - 30.0).exp();
            assert!((ln(x) - x.ln()).abs() <= 3e-6 * x.ln().abs().max(1.0), "ln {x}: {} {}", ln(x), x.ln());
            let y = step as f32 * 0.005 - 87.0;
            if y < 10.0 {
                assert!((exp(y) / y.exp() - 1.0).abs() < 1e-5, "exp {y}: {} {}", exp(y), y.exp());
            }
        }
        assert_eq!(exp(-200.0), 0.0);
        assert_eq!(exp(f32::NEG_INFINITY), 0.0);
        assert_eq!(exp(0.0), 1.0);
    }

    #[test]
    fn sums_do_not_depend_on_how_large_the_exponents_are() {
        let mut sum = Scaled::ZERO;
        assert_eq!(sum.ln(), f64::NEG_INFINITY);
        sum.add(Scaled::ZERO);
        assert_eq!(sum.ln(), f64::NEG_INFINITY, "nothing and nothing is nothing");
        assert_eq!(Scaled::ZERO.times(Scaled::ZERO).times(Scaled::exp(9.0)).even().ln(), f64::NEG_INFINITY);
        for log in [-5_000.0, -4_999.0, -5_001.0, -5_100.0] {
            sum.add(Scaled::exp(log));
        }
        let wanted = -4_999.0 + (1.0f64 + (-1.0f64).exp() + (-2.0f64).exp()).ln();
        assert!((sum.ln() - wanted).abs() < 1e-3, "{}", sum.ln());
        sum.add(Scaled::exp(0.5));
        assert!((sum.ln() - 0.5).abs() < 1e-6, "what is far less is nothing: {}", sum.ln());
        let mut steps = Scaled::exp(-40.0);
        for log in [4.0, 5.0, 5.5, 6.0] {
            steps.add(Scaled::exp(log));
        }
        let wanted: f64 = [4.0f64, 5.0, 5.5, 6.0].iter().map(|log| log.exp()).sum();
        assert!(
            (steps.ln() - wanted.ln()).abs() < 1e-6,
            "it began far less than what was added: {}",
            steps.ln()
        );
        let power = Scaled::exp(40_000.0).times(Scaled::exp(-39_999.0)).even();
        assert!((power.ln() - 1.0).abs() < 1e-2, "{}", power.ln());
    }
}
