/** Owns whether the tests run in CI, where nothing may be skipped and nothing rewritten. */

/** CI systems set this (GitHub and GitLab to "true"); a person's shell doesn't. */
export function inCi(): boolean {
  const value = process.env["CI"] ?? "";
  return value !== "" && value !== "0" && value !== "false";
}
