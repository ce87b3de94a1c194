// What the scripts of tests and tools use of Node.

declare module "node:fs" {
  export function readFileSync(path: string | number, encoding: "utf8"): string;
}

declare module "node:process" {
  const process: { argv: string[]; stdout: { write(text: string): void } };
  export default process;
}

declare module "node:url" {
  export function pathToFileURL(path: string): URL;
}
