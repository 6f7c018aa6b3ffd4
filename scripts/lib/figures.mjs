// Measured figures: whether each is held, and a table of them.

/**
 * `atMost` and `atLeast` are the promised limits; a figure without any is shown only.
 * @param {{ value: number, atMost?: number, atLeast?: number }} figure
 */
export function isHeld({ value, atMost, atLeast }) {
  if (!Number.isFinite(value)) return false;
  return (atMost === undefined || value <= atMost) && (atLeast === undefined || value >= atLeast);
}

export function tableOf(figures) {
  const rows = figures.map((figure) => [
    figure.isHeld ? 'held' : 'MISSED',
    figure.bench,
    figure.what,
    `${round(figure.value)} ${figure.unit}`.trim(),
    limitOf(figure),
  ]);
  const all = [['', 'bench', 'what', 'measured', 'promised'], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function limitOf({ atMost, atLeast, unit }) {
  const limits = [atLeast !== undefined && `≥ ${atLeast}`, atMost !== undefined && `≤ ${atMost}`].filter(
    Boolean,
  );
  return limits.length > 0 ? `${limits.join(', ')} ${unit}`.trim() : '-';
}

const round = (value) => (Number.isFinite(value) ? String(Number(value.toPrecision(4))) : '-');
