/** Owns the look into JSON of which nothing is trusted to be there, or to be of its form. */

export type Mapping = Readonly<Record<string, unknown>>;

/** The mapping itself; an empty one in place of anything else. */
export function mapping(value: unknown): Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Mapping) : {};
}

/** The mappings of a list; none in place of anything else. */
export function mappings(value: unknown): readonly Mapping[] {
  return Array.isArray(value) ? value.map(mapping) : [];
}

/** Text, or nothing in place of anything else. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
