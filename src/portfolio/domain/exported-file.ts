export const EXPORT_FORMATS = ['CSV', 'JSON'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A file in the making. */
export interface ExportedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: string;
  /** Beside a line of columns. */
  readonly rows: number;
}

/** What a file is called and what it is: `ranking-Retail-2026-11-02.csv`. @param of what it is of, as a person calls it */
export function described(
  kind: string,
  of: string,
  format: ExportFormat,
  exportedAt: Date,
): Pick<ExportedFile, 'fileName' | 'mediaType'> {
  const words = of.match(/[\p{L}\p{N}]+/gu) ?? [];
  const name = words.join('-').slice(0, 60);
  return {
    fileName: `${kind}-${name}-${exportedAt.toISOString().slice(0, 10)}.${format.toLowerCase()}`,
    mediaType: format === 'CSV' ? 'text/csv; charset=utf-8' : 'application/json',
  };
}

/** As JSON. Whole numbers that it cannot hold exactly stand as texts, as in the API. */
export const exactJson = (value: object): string =>
  JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? String(each) : each), 2);
