/** The built site on a host that writes down every answer, and compresses as the host of a kind does. */
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createSite, listen } from '../../scripts/serve.ts';

/** What the best of a host's encodings is. */
export const KINDS = ['br', 'gzip', 'none'] as const;
export type Kind = (typeof KINDS)[number];

export interface Answered {
  path: string;
  /** As the site got it, after the host took away what it cannot do. */
  accepts: string;
  status: number;
  /** On the wire: compressed, headers included. */
  bytes: number;
}

export interface RecordingHost {
  origin: string;
  answers: Answered[];
  close(): Promise<void>;
}

export async function startRecordingHost(folder: string, kind: Kind): Promise<RecordingHost> {
  const site = createSite(folder);
  const answers: Answered[] = [];
  const host = createServer((request, response) => {
    const accepts = limited(request, kind);
    request.headers['accept-encoding'] = accepts;
    const before = request.socket.bytesWritten;
    const path = request.url ?? '/';
    response.on('close', () => {
      const bytes = request.socket.bytesWritten - before;
      answers.push({ path, accepts, status: response.statusCode, bytes });
    });
    site.emit('request', request, response);
  });
  const port = await listen(host, 0);
  return {
    origin: `http://localhost:${String(port)}`,
    answers,
    close: () =>
      new Promise((resolve) => {
        host.close(() => resolve());
        host.closeAllConnections();
      }),
  };
}

function limited({ headers }: IncomingMessage, kind: Kind): string {
  const wished = headers['accept-encoding'] ?? '';
  if (kind === 'br') return wished;
  return kind === 'gzip' && wished.includes('gzip') ? 'gzip' : 'identity';
}
