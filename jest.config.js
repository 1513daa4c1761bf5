/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  globalSetup: "<rootDir>/__tests__/support/scratch-setup.ts",
  globalTeardown: "<rootDir>/__tests__/support/scratch-teardown.ts",
  testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
  // Jest leaves a core for its watcher, which nobody runs here.
  maxWorkers: "100%",
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/__tests__/lab/"],
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/.stryker-tmp/"],
  transform: {
    "\\.tsx?$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
  },
};
