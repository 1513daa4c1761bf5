/** Owns where the documentation of a policy is found. */

/** Relative to the package, which carries its documentation with it. */
export function policyPage(id: string): string {
  return `docs/policies/${id}.md`;
}
