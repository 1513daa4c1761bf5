/** Owns when a test that needs a real program or library runs, is skipped, or fails because it must have run. */
import { inCi } from "./ci";

/**
 * `describe` for a suite that needs the real part `name`.
 * Without it, the suite is skipped with a note on a person's machine, and fails in CI: a proof that didn't run there is no proof.
 *
 * @param hint what to install, and where it comes from, e.g. "apt-get install libxen-dev gcc".
 */
export function realPart(name: string, available: boolean, hint: string): jest.Describe {
  if (available) return describe;
  if (!inCi()) {
    process.stderr.write(`skipped: ${name} isn't installed here (${hint})\n`);
    return describe.skip;
  }
  const missing = (title: Parameters<jest.Describe>[0]): void => {
    describe(title, () => {
      it(`has ${name}, which CI must have`, () => {
        throw new Error(`${name} isn't installed, and in CI nothing that needs it may be skipped: ${hint}`);
      });
    });
  };
  return Object.assign(missing, { only: describe.only, skip: describe.skip, each: describe.each });
}
