// Small dense matrices, row by row in one Float64Array: what the joint likelihood needs, and no more.

/** The lower triangle L with L Lᵀ = matrix, or undefined when the matrix is not positive definite. */
export function cholesky(matrix: Float64Array, size: number): Float64Array | undefined {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = matrix[i * size + j] ?? 0;
      for (let k = 0; k < j; k += 1) sum -= (lower[i * size + k] ?? 0) * (lower[j * size + k] ?? 0);
      if (i > j) lower[i * size + j] = sum / (lower[j * size + j] ?? 1);
      else if (sum > 1e-12) lower[i * size + i] = Math.sqrt(sum);
      else return undefined;
    }
  }
  return lower;
}

/** The inverse of a lower triangle. */
export function inverseOfLower(lower: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column += 1) {
    for (let i = column; i < size; i += 1) {
      let sum = i === column ? 1 : 0;
      for (let k = column; k < i; k += 1) sum -= (lower[i * size + k] ?? 0) * (inverse[k * size + column] ?? 0);
      inverse[i * size + column] = sum / (lower[i * size + i] ?? 1);
    }
  }
  return inverse;
}

/** @throws RangeError when the matrix is not positive definite */
export function inverseOf(matrix: Float64Array, size: number): Float64Array {
  const lower = cholesky(matrix, size);
  if (lower === undefined) throw new RangeError('not positive definite');
  const half = inverseOfLower(lower, size);
  const inverse = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = 0;
      for (let k = i; k < size; k += 1) sum += (half[k * size + i] ?? 0) * (half[k * size + j] ?? 0);
      inverse[i * size + j] = sum;
      inverse[j * size + i] = sum;
    }
  }
  return inverse;
}

export function product(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let k = 0; k < size; k += 1) {
      const factor = a[i * size + k] ?? 0;
      if (factor === 0) continue;
      for (let j = 0; j < size; j += 1) add(result, i * size + j, factor * (b[k * size + j] ?? 0));
    }
  }
  return result;
}

export function add(values: Float64Array, index: number, more: number): void {
  values[index] = (values[index] ?? 0) + more;
}

export function timesVector(matrix: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  const result = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    let sum = 0;
    for (let j = 0; j < size; j += 1) sum += (matrix[i * size + j] ?? 0) * (vector[j] ?? 0);
    result[i] = sum;
  }
  return result;
}

/** vectorᵀ matrix vector */
export function quadratic(matrix: Float64Array, vector: Float64Array): number {
  const size = vector.length;
  let total = 0;
  for (let i = 0; i < size; i += 1) {
    let row = 0;
    for (let j = 0; j < size; j += 1) row += (matrix[i * size + j] ?? 0) * (vector[j] ?? 0);
    total += row * (vector[i] ?? 0);
  }
  return total;
}
