import type { Refusal } from './send.ts';

/** The web goes on with a file of which only the address of its bytes is kept; this long it must be there. */
const KEPT_MS = 60_000;

/**
 * Takes a file of ours along, as a link with `download` does, but says why when there is none, and first asks whether
 * it is still the reader where the api wants to be certain. Answers null when the browser has it.
 */
export async function takeFile(address: string): Promise<Refusal | null> {
  const refusal = await takeOnce(address);
  if (refusal?.code !== 'STEP_UP_NEEDED') return refusal;
  const { confirmItIsMe } = await import('../signin/confirm-it-is-me.tsx');
  return (await confirmItIsMe()) ? takeOnce(address) : refusal;
}

async function takeOnce(address: string): Promise<Refusal | null> {
  try {
    const response = await fetch(address, { headers: { accept: '*/*' } });
    if (!response.ok) return refusalIn(response);
    handOver(await response.blob(), nameIn(response) ?? address.split(/[?#]/)[0]?.split('/').at(-1) ?? '');
    return null;
  } catch {
    return { code: 'UNREACHABLE', details: {} };
  }
}

async function refusalIn(response: Response): Promise<Refusal> {
  const said = (await response.json().catch(() => ({}))) as Partial<Refusal>;
  return { code: said.code ?? 'FAILED', details: said.details ?? { incident: String(response.status) } };
}

function nameIn(response: Response): string | undefined {
  return /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
}

function handOver(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
