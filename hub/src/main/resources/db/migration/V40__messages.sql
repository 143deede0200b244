-- Further messages of the platform. window_features: how a tool wants its link's window, already checked; proctored_by: the tool that
-- pupils go to before they may open the link (LTI Proctoring Services 1.0).
alter table resource_link add window_features text;
alter table resource_link add proctored_by uuid;
alter table resource_link add constraint resource_link_proctor foreign key (tenant_id, proctored_by) references tool;
alter table tool add proctoring_uri text;

-- How a tool's page for looking at what was handed in is opened (LTI Submission Review 1.0), as SubmissionReview.
alter table lti_line_item add submission_review json;

-- line_item_id, for_person_id: what of whom is looked at. attempt_number: of an assessment under a proctoring tool's eyes; proctoring_id:
-- the launch of that tool; end_return: the tool wants to have the pupil back; ended_at: the pupil came back from the assessment.
alter table launch add line_item_id uuid;
alter table launch add for_person_id uuid;
alter table launch add attempt_number int;
alter table launch add proctoring_id uuid;
alter table launch add end_return boolean not null default false;
alter table launch add ended_at timestamptz;
alter table launch drop constraint launch_message_type_check;
alter table launch add constraint launch_message_type_check check (message_type in ('LtiResourceLinkRequest', 'LtiDeepLinkingRequest',
    'LtiSubmissionReviewRequest', 'LtiStartProctoring', 'LtiEndAssessment'));
create index launch_for_person on launch (tenant_id, for_person_id) where for_person_id is not null;
create index launch_attempt on launch (tenant_id, person_id, resource_link_id) where message_type = 'LtiStartProctoring';
