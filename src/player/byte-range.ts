/** The bytes of a header `Range`, both inclusive, as far as a file has them; undefined if it asks for none of them. */
export function byteRange(
  header: string | null | undefined,
  size: number,
): { readonly start: number; readonly end: number } | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start <= end ? { start, end } : undefined;
}

/**
 * The part of a kept file that a request asks for: a map reads its ground in parts. A request without a range, or with
 * one that the file does not have, gets the whole file.
 */
export async function partOf(request: Request, kept: Response): Promise<Response> {
  const asked = request.headers.get('range');
  if (asked === null || kept.status !== 200) return kept;
  const whole = await kept.blob();
  const range = byteRange(asked, whole.size);
  const headers = new Headers(kept.headers);
  headers.delete('content-encoding');
  if (!range) return new Response(whole, { headers });
  const { start, end } = range;
  headers.set('content-range', `bytes ${String(start)}-${String(end)}/${String(whole.size)}`);
  headers.set('content-length', String(end - start + 1));
  return new Response(whole.slice(start, end + 1), { status: 206, headers });
}
