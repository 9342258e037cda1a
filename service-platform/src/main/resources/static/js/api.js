/** Requests to the own service: JSON in and out, CSRF header, problem details as errors that people can read. */

/** What the service answered instead of what was asked for. `problem` is the application/problem+json body. */
export class ApiProblem extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || `The service answered with status ${status}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.problem = problem;
  }
}

export const get = (path, options) => request('GET', path, undefined, options);
export const post = (path, body, options) => request('POST', path, body, options);
export const put = (path, body, options) => request('PUT', path, body, options);
export const patch = (path, body, options) => request('PATCH', path, body, options);
export const remove = (path, options) => request('DELETE', path, undefined, options);

/** A path with parameters; arrays repeat the name, null, undefined and empty texts are left out. */
export function withParameters(path, parameters) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') query.append(name, one);
    }
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** With the option `raw` the body is a text that goes as it is. */
async function request(method, path, body, { signal, raw } = {}) {
  const headers = { Accept: 'application/json, application/problem+json' };
  if (body !== undefined) headers['Content-Type'] = raw ? 'text/plain;charset=UTF-8' : 'application/json';
  if (method !== 'GET') Object.assign(headers, csrfHeader());
  const response = await send(path, { method, headers, signal, credentials: 'same-origin', body: body === undefined || raw ? body : JSON.stringify(body) });
  const answer = await read(response);
  if (response.ok) return answer;
  if (response.status === 401 && !location.pathname.startsWith('/login')) toLogin();
  throw new ApiProblem(response.status, answer ?? {});
}

async function send(path, options) {
  try {
    return await fetch(path, options);
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new ApiProblem(0, { title: 'No answer', detail: 'The service did not answer. It may be restarting; nothing was changed. Try again in a moment.' });
  }
}

async function read(response) {
  const text = await response.text();
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch {
    return { title: `Status ${response.status}`, detail: `The service answered with status ${response.status} and no explanation.` };
  }
}

function csrfHeader() {
  const cookie = document.cookie.split('; ').find((pair) => pair.startsWith('XSRF-TOKEN='));
  return cookie ? { 'X-XSRF-TOKEN': decodeURIComponent(cookie.slice('XSRF-TOKEN='.length)) } : {};
}

/** Sends the person to the login page and, once logged in, back here. */
export function toLogin() {
  location.assign(withParameters('/login', { next: location.pathname + location.search }));
}
