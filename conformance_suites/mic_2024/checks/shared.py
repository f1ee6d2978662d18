"""What the 2024 standard has in common with that of 2023: the same functions, the same limits."""

from __future__ import annotations

from conformance_suites.mic_2023.checks.accessibility import (
    errors_are_identified,
    everything_works_by_keyboard,
    focus_is_visible,
    inputs_are_labelled,
    no_page_breaks_the_rules,
    page_language_is_declared_truly,
    page_titles_are_present_and_distinct,
    text_has_enough_contrast,
)
from conformance_suites.mic_2023.checks.account import (
    documents_are_attached_from_the_store,
    documents_are_stored,
    profile_is_shown_and_corrected,
    receipt_of_a_payment_is_downloaded,
    result_is_downloaded_and_signed,
)
from conformance_suites.mic_2023.checks.authentication import (
    registration_covers_people_and_organisations,
    sign_in_leads_to_the_national_identity,
)
from conformance_suites.mic_2023.checks.eforms import (
    fields_are_explained_and_checked,
    forms_are_filled_on_screen,
    known_data_are_prefilled,
)
from conformance_suites.mic_2023.checks.filing import (
    a_code_and_a_receipt_come_at_once,
    an_application_can_be_drafted_reviewed_and_sent,
    papers_are_attached_one_by_one_with_limits,
    the_application_can_be_signed,
    the_post_can_bring_the_result,
)
from conformance_suites.mic_2023.checks.my_applications import (
    messages_leave_the_portal_in_time,
    missing_papers_are_asked_for_and_taken,
    my_applications_show_their_way,
    notices_tell_time_code_and_state,
)
from conformance_suites.mic_2023.checks.paying import the_fee_can_be_paid_online
from conformance_suites.mic_2023.checks.performance import eform_is_fast_enough, homepage_is_fast_enough
from conformance_suites.mic_2023.checks.procedure_search import search_finds_procedures
from conformance_suites.mic_2023.checks.procedures import (
    procedure_pages_are_complete,
    procedures_are_public_and_grouped,
    procedures_show_their_level,
    services_are_within_few_clicks,
)
from conformance_suites.mic_2023.checks.support import (
    a_video_or_sample_dossier_works,
    common_questions_are_answered,
    guidance_covers_the_whole_way,
    people_can_call_write_or_chat,
    privacy_notice_names_purpose_data_and_contact,
    questions_are_taken_and_answered,
)
from conformance_suites.mic_2023.checks.transparency import (
    feedback_form_is_complete,
    feedback_replies_are_public,
    payments_can_be_looked_up,
    results_can_be_looked_up,
    services_are_rated_in_public,
    statistics_are_public_and_fresh,
    status_is_public_by_code,
)

__all__ = [
    "a_code_and_a_receipt_come_at_once",
    "a_video_or_sample_dossier_works",
    "an_application_can_be_drafted_reviewed_and_sent",
    "common_questions_are_answered",
    "documents_are_attached_from_the_store",
    "documents_are_stored",
    "eform_is_fast_enough",
    "errors_are_identified",
    "everything_works_by_keyboard",
    "feedback_form_is_complete",
    "feedback_replies_are_public",
    "fields_are_explained_and_checked",
    "focus_is_visible",
    "forms_are_filled_on_screen",
    "guidance_covers_the_whole_way",
    "homepage_is_fast_enough",
    "inputs_are_labelled",
    "known_data_are_prefilled",
    "messages_leave_the_portal_in_time",
    "missing_papers_are_asked_for_and_taken",
    "my_applications_show_their_way",
    "no_page_breaks_the_rules",
    "notices_tell_time_code_and_state",
    "page_language_is_declared_truly",
    "page_titles_are_present_and_distinct",
    "papers_are_attached_one_by_one_with_limits",
    "payments_can_be_looked_up",
    "people_can_call_write_or_chat",
    "privacy_notice_names_purpose_data_and_contact",
    "procedure_pages_are_complete",
    "procedures_are_public_and_grouped",
    "procedures_show_their_level",
    "profile_is_shown_and_corrected",
    "questions_are_taken_and_answered",
    "receipt_of_a_payment_is_downloaded",
    "registration_covers_people_and_organisations",
    "result_is_downloaded_and_signed",
    "results_can_be_looked_up",
    "search_finds_procedures",
    "services_are_rated_in_public",
    "services_are_within_few_clicks",
    "sign_in_leads_to_the_national_identity",
    "statistics_are_public_and_fresh",
    "status_is_public_by_code",
    "text_has_enough_contrast",
    "the_application_can_be_signed",
    "the_fee_can_be_paid_online",
    "the_post_can_bring_the_result",
]
