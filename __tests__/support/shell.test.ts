import { folder } from "./folder";
import { runShell } from "./shell";

const home = folder();

describe("a shell that a test runs", () => {
  it("reads nothing of the person's home, whatever its standard input is", () => {
    home.write(".bashrc", 'echo "read" >"$HOME/canary"\n');
    home.write(".profile", 'echo "read" >"$HOME/canary"\n');
    const seen = (input?: string): string =>
      runShell("bash", ["-c", 'ls -A "$HOME"'], { env: { HOME: home.path() }, ...(input !== undefined && { input }) })
        .stdout;
    expect([seen(), seen("")]).toEqual([".bashrc\n.profile\n", ".bashrc\n.profile\n"]);
  });

  it("has no home by itself", () => {
    expect(runShell("bash", ["-c", 'printf %s "$HOME"']).stdout).toBe("/nonexistent");
  });
});
