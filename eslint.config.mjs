import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist/", "out/", "**/cdktf.out/", "node_modules/", ".stryker-tmp/", "*.js", "**/*.mjs"] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        {
          allowNumber: true,
          allowBoolean: true,
          allow: [{ name: ["Size", "XenRelease", "KernelRelease", "Vdev", "Mac", "Bdf"], from: "file" }],
        },
      ],
      "@typescript-eslint/no-base-to-string": "off",
      // Groups of a regular expression may be absent, which their type does not say.
      "@typescript-eslint/no-unnecessary-condition": "off",
      "@typescript-eslint/no-dynamic-delete": "off",
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      "@typescript-eslint/unbound-method": ["error", { ignoreStatic: true }],
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_" },
      ],
      "no-restricted-globals": ["error", { name: "process", message: "Only bin touches the process." }],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "Same input, same bytes." },
        { object: "Math", property: "random", message: "Same input, same bytes." },
      ],
    },
  },
  {
    files: ["bin/**", "scripts/**", "bench/**", "__tests__/**", "examples/**", "constructs/**"],
    rules: { "no-restricted-globals": "off" },
  },
  {
    // One way to run a shell, which reads nothing of the person who tests.
    files: ["__tests__/**"],
    ignores: ["__tests__/support/shell.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "CallExpression[callee.name=/^(spawn|spawnSync|exec|execFile|execFileSync|execSync)$/][arguments.0.value=/^(ba)?sh$/]",
          message: "Run shells through __tests__/support/shell.ts: it keeps the person's environment out.",
        },
      ],
    },
  },
  {
    files: ["__tests__/**", "bench/**"],
    rules: {
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
);
