import type { View } from '../../work.ts';
import { claimsOf } from './claims-of.ts';
import { findService } from './find-services.ts';
import type { Service } from './service.ts';

const MEMBERS = ['member', 'paused'];

/** Of whom a service can be, by the `membership_status` of those who may come in; null is everybody. */
const ADMITTED: Readonly<Record<string, readonly string[] | null>> = {
  members: MEMBERS,
  applicants: [...MEMBERS, 'applicant'],
  anybody: null,
};

/** Whom an operator can let in to a service. */
export const WHO_IS_ADMITTED: readonly string[] = Object.keys(ADMITTED);

/** May somebody come in to a service as things stand today? Asked as the program. */
export async function isAdmitted(view: View, service: Service, accountId: string): Promise<boolean> {
  const admitted = ADMITTED[service.admits] ?? [];
  if (ADMITTED[service.admits] === null) return true;
  const claims = await claimsOf(view, accountId);
  return admitted.some((status) => status === claims?.['membership_status']);
}

/** The same of a service by its number. */
export async function isAdmittedTo(view: View, serviceId: string, accountId: string): Promise<boolean> {
  const service = await findService(view, serviceId);
  return service !== null && isAdmitted(view, service, accountId);
}
