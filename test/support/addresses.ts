/** Where the built site is served while the browser tests run: once at a root, once deep below another site. TEST_PORT
 * moves both, so that two checkouts can be tested at a time. */
export const ROOT_PORT = Number(process.env['TEST_PORT'] ?? 41_730);
export const NESTED_PORT = ROOT_PORT + 1;
export const NESTED_PATH = '/some/sub/path/';

export const ROOT_ADDRESS = `http://127.0.0.1:${ROOT_PORT}/`;
export const NESTED_ADDRESS = `http://127.0.0.1:${NESTED_PORT}${NESTED_PATH}`;
