/** Owns the names by which the toolstack finds a domain that is not a domU of that name. */

/** The name of dom0 in xenstore, and of domain 0 by its number, which xl reads digits as (libxl_utils.c: libxl_domain_qualifier_to_domid). */
export function isDom0Name(name: string): boolean {
  return name === "Domain-0" || /^0+$/.test(name);
}

/** Digits alone: the toolstack looks for the domain of that number. */
export function isDomainNumber(name: string): boolean {
  return /^\d+$/.test(name);
}
