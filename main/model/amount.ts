// Money as an authority states it.

export interface Amount {
  /** Decimal text as printed, with a point: `515.00`. */
  value: string;
  /** ISO 4217: `PEN`, `EUR`, `CLP`. */
  currency: string;
}
