/** Mutation tests of the engine, the gate and the doors: what can be broken in them, and no test says so. `npm run mutation`. */

/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  mutate: ["lib/policy/**/*.ts", "lib/gate/**/*.ts", "lib/read/**/*.ts"],
  testRunner: "jest",
  jest: { configFile: "jest.mutation.config.js" },
  coverageAnalysis: "perTest",
  // A mutant that loops takes its whole time: most tests take milliseconds.
  timeoutMS: 10_000,
  concurrency: 1,
  // A mutant that was judged before is judged anew only if it or its tests have changed.
  incremental: true,
  incrementalFile: "node_modules/.cache/stryker/incremental.json",
  ignorePatterns: ["dist", "docs", "bench", "out", "__tests__/lab"],
  reporters: ["clear-text", "html"],
  htmlReporter: { fileName: "node_modules/.cache/stryker/report.html" },
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
};
