/**
 * Whether two samples have the same mean, by Welch's t-test: the probability of a difference at least this large by chance
 * alone. The normal distribution stands for Student's, which it equals within 0.001 from 100 values on.
 */
export function welchP(one: readonly number[], other: readonly number[]): number {
  const error = Math.sqrt(variance(one) / one.length + variance(other) / other.length);
  const t = Math.abs(mean(one) - mean(other)) / error;
  return 2 * upperTail(t);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function variance(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}

/** Of the standard normal distribution, within 1e-7 (Abramowitz and Stegun, 26.2.17). */
function upperTail(z: number): number {
  const k = 1 / (1 + 0.2316419 * z);
  const sum = k * (0.31938153 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))));
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}
