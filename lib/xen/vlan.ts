/** Owns the reading of a vif's VLANs (xl-network-configuration(5): vlan). */

/** What is wrong with them, undefined if nothing is: terms of `10`, `10p`, `10u`, `10-20`, `10+5x3`, one of which is the PVID. */
export function problemOfVlans(
  text: string,
  { least, most }: { readonly least: number; readonly most: number },
): string | undefined {
  const terms = text.split("/");
  let pvids = 0;
  for (const term of terms) {
    const [, first, last, offset, count, mark] = /^(\d+)(?:-(\d+)|\+(\d+)x(\d+))?([pu]?)$/.exec(term) ?? [];
    if (first === undefined) return `has a term "${term}" that is no VLAN, range or row of VLANs`;
    const isOne = last === undefined && offset === undefined;
    if (mark === "p" && !isOne) return `marks ${term} as the PVID, which is a single VLAN`;
    const from = Number(first);
    const to = last !== undefined ? Number(last) : from + Number(offset ?? 0) * Number(count ?? 0);
    if (from < least || to > most) return `has VLANs outside ${least} to ${most}`;
    if (to < from) return `has a range ${term} that ends before it begins`;
    if (mark === "p" || (isOne && terms.length === 1)) pvids++;
  }
  if (pvids === 0) return "marks no VLAN as the PVID";
  return pvids === 1 ? undefined : "marks more than one VLAN as the PVID";
}
