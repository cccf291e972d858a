/** Where the built site is served while the browser tests run: once at a root, once deep below another site. */
export const ROOT_PORT = 41_730;
export const NESTED_PORT = 41_731;
export const NESTED_PATH = '/some/sub/path/';

export const ROOT_ADDRESS = `http://127.0.0.1:${ROOT_PORT}/`;
export const NESTED_ADDRESS = `http://127.0.0.1:${NESTED_PORT}${NESTED_PATH}`;
