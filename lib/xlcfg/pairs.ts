/** Owns the `key=value,key=value` items of lists in xl.cfg (vfb, p9), as xl reads them (tools/xl/xl_parse.c, parse_config_data). */

/**
 * Up to the first word that has no `=`, where xl stops reading a vfb. Of a key that stands twice, the last value. Blanks before a key are
 * ignored, all others belong to the value.
 */
export function vfbPairs(text: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (const word of text.split(",").filter((each) => each !== "")) {
    const [key, value] = keyAndValue(word);
    if (value === undefined) break;
    pairs.set(key.replace(/^ +/, ""), value);
  }
  return pairs;
}

export interface P9Pairs {
  readonly pairs: ReadonlyMap<string, string>;
  /** Words that are no pair, or have an empty value: xl ends over the first of them. */
  readonly noPairs: readonly string[];
}

/** Each key and value without the blanks around it; of a key that stands twice, the last value. */
export function p9Pairs(text: string): P9Pairs {
  const pairs = new Map<string, string>();
  const noPairs: string[] = [];
  for (const word of text.split(",").filter((each) => each !== "")) {
    const [key, value] = keyAndValue(word);
    // split_string_into_pair
    if (value === undefined || value === "") noPairs.push(word);
    else pairs.set(key.trim(), value.trim());
  }
  return { pairs, noPairs };
}

/** At the first `=`; the value is undefined where there is none. */
function keyAndValue(word: string): readonly [key: string, value: string | undefined] {
  const at = word.indexOf("=");
  return at === -1 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}
