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
    let mut y = 1.987_569_2e-4;
    for c in [1.398_2e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 0.5] {
        y = y * r + c;
    }
    (y * r * r + r + 1.0) * f32::from_bits(((n as i32 + 127) as u32) << 23)
}

/// A sum of exponentials, kept as the greatest exponent and what they sum to in its unit.
#[derive(Clone, Copy, Debug)]
pub struct LogSum {
    high: f64,
    sum: f32,
}

impl LogSum {
    /// Nothing.
    pub const ZERO: Self = Self { high: f64::NEG_INFINITY, sum: 0.0 };
    /// Certainty.
    pub const ONE: Self = Self { high: 0.0, sum: 1.0 };

    /// Adds e to the power of `log`.
    #[inline]
    pub fn add(&mut self, log: f64) {
        let apart = (log - self.high) as f32;
        if apart <= 0.0 {
            self.sum += exp(apart);
        } else if log > f64::NEG_INFINITY {
            self.sum = self.sum * exp(-apart) + 1.0;
            self.high = log;
        }
    }

    /// The logarithm of the sum.
    #[inline]
    pub fn ln(self) -> f64 {
        if self.sum > 0.0 { self.high + f64::from(ln(self.sum)) } else { f64::NEG_INFINITY }
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
        let mut sum = LogSum::ZERO;
        assert_eq!(sum.ln(), f64::NEG_INFINITY);
        sum.add(f64::NEG_INFINITY);
        assert_eq!(sum.ln(), f64::NEG_INFINITY, "nothing and nothing is nothing");
        for log in [-5_000.0, -4_999.0, -5_001.0] {
            sum.add(log);
        }
        let wanted = -4_999.0 + (1.0f64 + (-1.0f64).exp() + (-2.0f64).exp()).ln();
        assert!((sum.ln() - wanted).abs() < 1e-6, "{}", sum.ln());
    }
}
