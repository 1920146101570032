/** What the service worker adds to answers of a host that sends no headers of its own. */
import { ISOLATION, isolationOf, WORKER_POLICY } from './headers.ts';

/**
 * Documents come isolated, workers with the policy that binds learner code. Everything else stays the
 * very answer that came: wrapping all of them made a start of Python twice as slow.
 * @param request its destination and its address count.
 */
export function isolate(
  request: Pick<Request, 'destination' | 'url'>,
  response: Response,
): Response {
  const added = headersToAdd(request);
  if (added === null || response.type === 'opaqueredirect') return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(added)) headers.set(name, value);
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

function headersToAdd({
  destination,
  url,
}: Pick<Request, 'destination' | 'url'>): Record<string, string> | null {
  if (destination === 'document' || destination === 'iframe') {
    return isolationOf(new URL(url).pathname);
  }
  if (destination === 'worker') return { ...ISOLATION, 'Content-Security-Policy': WORKER_POLICY };
  return null;
}
