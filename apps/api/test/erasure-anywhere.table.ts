/** Columns in which nobody can write of others, or where it is told otherwise, each list by the reason. */
export const NOBODY_IS_NAMED: Readonly<Record<string, string>> = {
  'the program writes it, out of a closed list or as a hash or an id': `
    agreements.acceptance.sha256 agreements.acceptance.language agreements.acceptance.method agreements.text.status
    agreements.text.sha256 agreements.text.translation_of agreements.text.language agreements.version.language
    agreements.document.kind agreements.document.jurisdiction diversity.answer.pseudonym diversity.answer.gender
    diversity.answer.age diversity.answer.language diversity.pseudonym_key.sealed_key diversity.cell_count.cell
    diversity.snapshot.cells post.notice_choice.topic post.notice_choice.channel post.mailing.language
    post.digest_item.id post.mail.id post.mail.template post.mail.language post.outbox.id post.outbox.kind
    membership.application_income.income_band membership.application_event.kind membership.application_event.by_kind
    membership.application.kind membership.application.country membership.application.language
    membership.application.state membership.joining_rule.class membership.joining_rule.rule membership.invitation.role
    membership.invitation.language membership.change_event.kind membership.change_event.by_kind
    membership.membership_change.kind membership.membership_change.state privacy.export.language privacy.trail.what
    privacy.erasure.still_named voting.reminder.kind voting.ballot.choice voting.ballot.reason_salt
    voting.roll_entry.kind voting.roll_entry.unit_weight voting.roll_entry.leaf_hash voting.roll_entry.elector_id
    voting.roll_entry.class voting.roll_entry.college voting.log_entry.kind voting.log_entry.previous_hash
    voting.log_entry.hash voting.class_declaration.class voting.comment.language voting.amendment.language
    voting.amendment.state voting.decision_text.status voting.decision_text.source_sha256
    voting.decision_text.language voting.decision.secrecy voting.decision.original_language voting.decision.roll_root
    voting.decision.log_head voting.decision.result voting.decision.settlement voting.decision.state
    identity.challenge.purpose identity.service_token.kind identity.service.admits identity.service_event.what
    identity.signing_key.id identity.signing_key.sealed_key identity.email_link.purpose identity.session.method
    identity.passkey.revoked_for identity.password.hash identity.role_grant.granted_by identity.role_grant.revoked_by
    identity.role_grant.role identity.rate_limit.key identity.account.language identity.account.time_zone
    identity.account.theme identity.sign_in_provider.problem membership.circle_seat.role membership.register_event.subject_kind
    membership.register_event.actor membership.register_event.kind membership.income_band.income_band
    membership.representation.role membership.class_holding.class membership.member.kind membership.member.country
    membership.person.language membership.federation.default_language membership.custodian.country
    membership.custodian.currency membership.custodian.jurisdiction membership.service_level.class
    membership.service_level_version.currency`,
  'a program of theirs makes it, and nobody reads it': `
    post.push_device.endpoint post.push_device.p256dh post.push_device.auth identity.provider_attempt.nonce
    identity.provider_attempt.verifier identity.service_token.payload identity.service_token.grant_id
    identity.service_token.uid identity.sign_in_provider.sealed_secret identity.session.user_agent
    voting.ballot.idempotency_key`,
  'somebody could not sign in any more if it were another; a provider or a service says it': `
    identity.provider_attempt.issuer identity.provider_attempt.subject identity.provider_connection.issuer
    identity.provider_connection.subject identity.sign_in_provider.issuer identity.sign_in_provider.client_id
    identity.service.sign_out_uri`,
  'the page of this program to which somebody goes on, for a day or a month': `
    identity.provider_attempt.return_path identity.login_link.return_path`,
  'what somebody else is called, who may be called the same, and an address of theirs': `
    membership.person.name membership.person.email membership.member.folded_name membership.former_name.folded_name
    identity.account.email
    identity.provider_attempt.email identity.provider_connection.email identity.email_change.from_email
    identity.email_change.to_email membership.invitation.email privacy.former_name.name privacy.former_name.email`,
};
