/** The icon in the browser's tab. */
import type { APIRoute } from 'astro';
import { faviconSvg } from '../brand/icons.ts';

export const GET: APIRoute = () =>
  new Response(faviconSvg(), { headers: { 'Content-Type': 'image/svg+xml' } });
