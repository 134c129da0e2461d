/** Loaded first by a thread of a test: the thread begins without Jest, which compiles everywhere else. */
const { transformFileSync } = require('@swc/core');

require.extensions['.ts'] = (module, file) => module._compile(transformFileSync(file).code, file);
