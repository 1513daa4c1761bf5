/** Mutation tests of the engine, the gate and the doors: what can be broken in them, and no test says so. `npm run mutation`. */

/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  mutate: ["lib/policy/**/*.ts", "lib/gate/**/*.ts", "lib/read/**/*.ts"],
  testRunner: "jest",
  jest: { configFile: "jest.mutation.config.js" },
  coverageAnalysis: "perTest",
  // What is evaluated once, as a module is loaded, would take a new process for each mutant: messages, most of it.
  ignoreStatic: true,
  // A mutant that loops takes its whole time: most tests take milliseconds.
  timeoutMS: 10_000,
  concurrency: 1,
  // A mutant that was judged before is judged anew only if it or its tests have changed.
  incremental: true,
  incrementalFile: "node_modules/.cache/stryker/incremental.json",
  ignorePatterns: ["dist", "docs", "bench", "out", "__tests__/lab"],
  reporters: ["clear-text", "html", "progress-append-only"],
  htmlReporter: { fileName: "node_modules/.cache/stryker/report.html" },
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
};
