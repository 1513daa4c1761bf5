/** Owns where the documentation of a policy is found. */
import { posix } from "node:path";

/** Relative to the package, which carries its documentation with it. */
export function policyPage(id: string): string {
  return `docs/policies/${id}.md`;
}

/** A link in Markdown to a policy's page, from another page of the documentation. */
export function policyLink(id: string, page: string): string {
  return `[${id}](${posix.relative(posix.dirname(page), policyPage(id))})`;
}
