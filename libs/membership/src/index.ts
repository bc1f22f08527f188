export { dayAfter, dayBefore, dayOf, readDay } from './day.ts';
export type { Day } from './day.ts';
export { holdsAtAll, holdsOn, isOver, overlaps } from './valid.ts';
export type { Valid } from './valid.ts';
export { foldName, isSlug, slugOf } from './fold-name.ts';
export { classesOn, custodianOn, mayRepresent, representationRoles, votersOn } from './on-day.ts';
export type { Holding, Mandate, MemberRecord, RepresentationRole, Tenure } from './on-day.ts';
export { objectionToRecord } from './objections.ts';
export type { RecordObjection } from './objections.ts';
export { changeFrom, changesBetween, endAfter, goOnAfter, holdTogether, stayFrom } from './timeline.ts';
export type { HistoryLater, Span, SpanChanges } from './timeline.ts';
export { countryCodes, isCountry } from './countries.ts';
export { countryOf, isCurrency, wrongInCustodian } from './custodian-facts.ts';
export type { CustodianFacts } from './custodian-facts.ts';
export { problem } from './import-problem.ts';
export type { ImportProblem, ImportReason } from './import-problem.ts';
export { knownWords } from './known-words.ts';
export { REGISTER_FILE_BYTES_MAX } from './register-file-size.ts';
export { objectionToCell, objectionToEncoding } from './register-encoding.ts';
export { readHeader, registerColumns } from './register-columns.ts';
export type { RegisterColumn, RegisterHeader } from './register-columns.ts';
export { BYTE_ORDER_MARK, cellsOf, classesCell, csvLine } from './write-register.ts';
export type { WrittenMember } from './write-register.ts';
export { isEmail, isWebsite, readRegisterLine } from './register-line.ts';
export type { NamedPerson, RegisterLine, RegisterWords } from './register-line.ts';
export type { WantedClass } from './register-classes.ts';
export { planImport } from './plan-import.ts';
export { mayPutRight } from './put-right.ts';
export type { Announced } from './put-right.ts';
export type { ImportPlan } from './plan-import.ts';
export type { FactsChange, PresentMember, PresentPerson, PresentRegister } from './present-register.ts';
export type { PlannedMember } from './plan-member.ts';
export type { PlannedPerson } from './plan-persons.ts';
export type {
  AgreedDocument,
  Application,
  ApplicationEvent,
  ApplicationState,
  JoiningRule,
  Obstacle,
} from './joining/application.ts';
export { OBSTACLES } from './joining/application.ts';
export { APPEAL_DAYS, applicationOf } from './joining/application-of.ts';
export { nextStep } from './joining/next-step.ts';
export type { NextStep } from './joining/next-step.ts';
export { objectionToStep } from './joining/objection-to-step.ts';
export type { StepBy, StepRefusal } from './joining/objection-to-step.ts';
export { likenessOf } from './joining/same-organisation.ts';
export type { NamedOrganisation } from './joining/same-organisation.ts';
export { missingInForm } from './joining/application-form.ts';
export type { ApplicationForm } from './joining/application-form.ts';
export { JOINING_RULE_PACK, mostParticular, ruleFor } from './joining/joining-rule.ts';
export type { AdoptedRule } from './joining/joining-rule.ts';
export { INCOME_BANDS, readIncomeBand } from './joining/income-band.ts';
export { EVERY, readPledge } from './joining/pledge.ts';
export type { Every, Pledge } from './joining/pledge.ts';
export { readAmount, readDigits, typedAmount } from './typed-amount.ts';
export { LEVEL_LIMITS } from './levels/service-level.ts';
export type { LevelTerms, ServiceLevel } from './levels/service-level.ts';
export { levelsOffered, versionOn } from './levels/levels-offered.ts';
export type { OfferedTo } from './levels/levels-offered.ts';
export { wrongInLevel } from './levels/wrong-in-level.ts';
export type { LevelProblem, ProposedLevel } from './levels/wrong-in-level.ts';
export { levelFrom, spanWithin } from './levels/levels-held.ts';
export { stepsOpen } from './joining/steps-open.ts';
export { mayCoordinate, seatOn } from './circles/circle.ts';
export type { Circle, CircleActor, CircleRole, Seat } from './circles/circle.ts';
export { isWithin, objectionToAsk, objectionToLeave, objectionToSeat } from './circles/objections.ts';
export type { CircleObjection } from './circles/objections.ts';
export { ERASURE_WAIT_DAYS, erasureDue, objectionToErasure } from './privacy/objection-to-erasure.ts';
export type { ErasureRefusal, LeftBehind } from './privacy/objection-to-erasure.ts';
export { objectionsToEndedClasses, untilLastDays, wantedFrom } from './ended-classes.ts';
export type { LastDays } from './ended-classes.ts';
export { endedWithMembership, withinMembership } from './within-membership.ts';
export { ruleProposed, WINDOW_DAYS, wrongInRule } from './joining/objection-to-rule.ts';
export type { ProposedRule } from './joining/objection-to-rule.ts';
export { CHANGE_KINDS, PARTIES } from './lifecycle/membership-change.ts';
export type {
  ChangeEvent,
  ChangeKind,
  ChangeState,
  MembershipChange,
  Party,
} from './lifecycle/membership-change.ts';
export { changeOf, missingYes } from './lifecycle/change-of.ts';
export { objectionToChangeStep } from './lifecycle/objection-to-change-step.ts';
export type { ChangeStepBy } from './lifecycle/objection-to-change-step.ts';
export { nextChangeStep } from './lifecycle/next-change-step.ts';
export type { NextChangeStep } from './lifecycle/next-change-step.ts';
export { changeStepsOpen } from './lifecycle/change-steps-open.ts';
export { expulsionRule } from './lifecycle/expulsion-rule.ts';
export { objectionToMove } from './lifecycle/objection-to-move.ts';
export { wrongInAsking } from './lifecycle/wrong-in-asking.ts';
export { earliestClose, wrongInVotingTime } from './voting-time.ts';
export { CONSTITUTION_FORMAT, manifestOf, readArchive, wordsToSign } from './constitution/archive.ts';
export type { ArchiveObjection, ConstitutionArchive, ConstitutionParts } from './constitution/archive.ts';
export {
  INVITATION_DAYS,
  invitationState,
  objectionToAccept,
  roleLost,
  rolesToInvite,
} from './invitations/invitation.ts';
export type { InvitationState, InvitingAs } from './invitations/invitation.ts';
export {
  consentHolds,
  DIVERSITY_CHOICES,
  DIVERSITY_DIMENSIONS,
  DIVERSITY_PURPOSE,
  OWN_WORDS_MAX,
  readDiversity,
} from './diversity/answers.ts';
export type { DiversityAnswers, DiversityDimension } from './diversity/answers.ts';
export { countAnew, toldFigures } from './diversity/figures.ts';
export type { DiversityCell, DiversityCount, DiversityCounts } from './diversity/figures.ts';
export { consentUntil, lastDayOf, quarterEnded, quarterOf } from './diversity/quarter.ts';
