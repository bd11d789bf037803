export interface paths {
    "/api/account/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Own Factors */
        get: operations["hotline_domains_platform_accounts_endpoints_session_own_factors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/factors/{factor_id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove Factor */
        post: operations["hotline_domains_platform_accounts_endpoints_session_remove_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/factors/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enrol Passkey */
        post: operations["hotline_domains_platform_accounts_endpoints_session_enrol_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/factors/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * New Passkey
         * @description What the browser makes a passkey from; it goes to ``/passkey``.
         */
        post: operations["hotline_domains_platform_accounts_endpoints_session_new_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/factors/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * New Recovery Codes
         * @description Ten new codes, said this once; those before are worth nothing any more.
         */
        post: operations["hotline_domains_platform_accounts_endpoints_session_new_recovery_codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/factors/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enrol Totp */
        post: operations["hotline_domains_platform_accounts_endpoints_session_enrol_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/factors/totp/new": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * New Totp
         * @description A secret for an authenticator. It counts once a code of it is given to ``/totp``.
         */
        post: operations["hotline_domains_platform_accounts_endpoints_session_new_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change Password
         * @description Set one's own password; 401 ``wrong_password`` and 423 ``locked`` as when signing in. All other sessions end.
         */
        post: operations["hotline_domains_platform_accounts_endpoints_session_change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Own Sessions
         * @description One's own open sessions, those used last first.
         */
        get: operations["hotline_domains_platform_accounts_endpoints_session_own_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/sessions/{session_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End Own */
        post: operations["hotline_domains_platform_accounts_endpoints_session_end_own"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/sessions/end-others": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End Own Others
         * @description End all one's sessions but this one.
         */
        post: operations["hotline_domains_platform_accounts_endpoints_session_end_own_others"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Own Views
         * @description One's own saved views of a list, by name.
         */
        get: operations["hotline_domains_platform_accounts_endpoints_session_own_views"];
        put?: never;
        /**
         * Save View
         * @description 422 with a citizen's number among the criteria. A view of the same name is replaced.
         */
        post: operations["hotline_domains_platform_accounts_endpoints_session_save_view"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/views/{view_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove View */
        delete: operations["hotline_domains_platform_accounts_endpoints_session_remove_view"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Save Group
         * @description 409 ``name_taken``.
         */
        post: operations["hotline_domains_platform_accounts_endpoints_accounts_save_group"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Listed
         * @description Accounts by number, and what the forms choose from.
         */
        get: operations["hotline_domains_platform_accounts_endpoints_accounts_listed"];
        put?: never;
        /**
         * Create
         * @description 409 ``number_taken``; 422 ``reason_missing`` for roles without a reason, where another person has to approve.
         */
        post: operations["hotline_domains_platform_accounts_endpoints_accounts_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/people/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change
         * @description Name and group. 409 ``changed_meanwhile``, ``own_rights`` for one's own group.
         */
        post: operations["hotline_domains_platform_accounts_endpoints_accounts_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/people/{number}/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign Certificate
         * @description 409 ``own_rights``, ``certificate_taken``, ``requested_already``; 422 with why the certificate does not hold.
         */
        post: operations["hotline_domains_platform_accounts_endpoints_accounts_assign_certificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/people/{number}/certificates/{factor_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End Certificate
         * @description The person's sessions end. 404 for one that was ended already.
         */
        post: operations["hotline_domains_platform_accounts_endpoints_accounts_end_certificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/people/{number}/end-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End Sessions */
        post: operations["hotline_domains_platform_accounts_endpoints_accounts_end_sessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/people/{number}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * New Password
         * @description A one-time password; the account's sessions end and it is unlocked. 409 ``own_rights``.
         */
        post: operations["hotline_domains_platform_accounts_endpoints_accounts_new_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/people/{number}/reset-factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset Factors
         * @description 409 ``own_rights``, ``requested_already``.
         */
        post: operations["hotline_domains_platform_accounts_endpoints_accounts_reset_factors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/people/{number}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change Roles
         * @description 409 ``own_rights``, ``requested_already``; 422 for two powers in one hand and ``reason_missing``.
         */
        post: operations["hotline_domains_platform_accounts_endpoints_accounts_change_roles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/people/{number}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set Active
         * @description Disable, or enable again. 409 ``own_rights``.
         */
        post: operations["hotline_domains_platform_accounts_endpoints_accounts_set_active"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/people/{number}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Unlock */
        post: operations["hotline_domains_platform_accounts_endpoints_accounts_unlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Roles */
        get: operations["hotline_domains_platform_accounts_endpoints_accounts_roles"];
        put?: never;
        /**
         * Create Role
         * @description Nobody holds it yet, so nobody has to approve. 409 ``name_taken``; 422 for two powers in one role.
         */
        post: operations["hotline_domains_platform_accounts_endpoints_accounts_create_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/roles/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change Role
         * @description 409 ``name_taken``, ``own_rights``, ``requested_already``; 422 for two powers and ``reason_missing``.
         */
        post: operations["hotline_domains_platform_accounts_endpoints_accounts_change_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All Sessions
         * @description Everybody's open sessions, those used last first. ``text``: part of a number, name or address.
         */
        get: operations["hotline_domains_platform_accounts_endpoints_session_all_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/sessions/{session_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End For Another */
        post: operations["hotline_domains_platform_accounts_endpoints_session_end_for_another"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Alarms
         * @description Newest first, fifty a page.
         */
        get: operations["hotline_domains_insight_operations_endpoints_alarms_alarms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms/{alarm_id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledge
         * @description Acknowledge an alarm. The watch acknowledges its own alarms at once, without the database.
         */
        post: operations["hotline_domains_insight_operations_endpoints_alarms_acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms/{alarm_id}/clear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Clear */
        post: operations["hotline_domains_insight_operations_endpoints_alarms_clear"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms/{alarm_id}/said": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Transcript
         * @description The dialogue with 京晓保 in which the alarm was raised, masked, up to now. The reading leaves an audit row.
         */
        get: operations["hotline_domains_insight_operations_endpoints_alarms_transcript"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Days
         * @description The number of alarms by day, kind and level in the last two weeks.
         */
        get: operations["hotline_domains_insight_operations_endpoints_alarms_days"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms/thresholds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Thresholds */
        get: operations["hotline_domains_insight_operations_endpoints_thresholds_thresholds"];
        put?: never;
        /** Set Threshold */
        post: operations["hotline_domains_insight_operations_endpoints_thresholds_set_threshold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms/thresholds/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove Threshold */
        delete: operations["hotline_domains_insight_operations_endpoints_thresholds_remove_threshold"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/announcements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Announcements */
        get: operations["hotline_domains_voice_ivr_endpoints_announcements_announcements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/announcements/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch
         * @description Switch an announcement on or off, from the next caller on.
         */
        post: operations["hotline_domains_voice_ivr_endpoints_announcements_switch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Listed
         * @description Newest first, fifty a page. Past ones: one's own, those of kinds one decides on, all for the audit.
         */
        get: operations["hotline_domains_platform_approvals_endpoints_listed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approvals/{approval_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve
         * @description 409 ``not_now`` for one's own, one about oneself, and one that is decided.
         */
        post: operations["hotline_domains_platform_approvals_endpoints_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approvals/{approval_id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse
         * @description 422 ``reason_missing`` without a remark.
         */
        post: operations["hotline_domains_platform_approvals_endpoints_refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approvals/{approval_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw */
        post: operations["hotline_domains_platform_approvals_endpoints_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Acceptance */
        get: operations["hotline_domains_insight_assessment_endpoints_year_acceptance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/acceptance/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Claim */
        post: operations["hotline_domains_insight_assessment_endpoints_year_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/acceptance/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find */
        post: operations["hotline_domains_insight_assessment_endpoints_year_find"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Stands */
        get: operations["hotline_domains_insight_assessment_endpoints_board_stands"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Evidence
         * @description The rows behind an indicator's measure, oldest first; with the first page also how many, and by what to
         *     narrow them.
         */
        get: operations["hotline_domains_insight_assessment_endpoints_evidence_evidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/evidence/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export
         * @description The same rows as an Excel workbook, all of them. 422 for more than 200,000.
         */
        get: operations["hotline_domains_insight_assessment_endpoints_evidence_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/quarters/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** State */
        get: operations["hotline_domains_insight_assessment_endpoints_quarters_state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/quarters/{key}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct
         * @description A correction sheet without a dispute.
         */
        post: operations["hotline_domains_insight_assessment_endpoints_quarters_correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/quarters/{key}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide */
        post: operations["hotline_domains_insight_assessment_endpoints_quarters_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/quarters/{key}/dispute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Dispute */
        post: operations["hotline_domains_insight_assessment_endpoints_quarters_dispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/quarters/{key}/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Freeze */
        post: operations["hotline_domains_insight_assessment_endpoints_quarters_freeze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/quarters/{key}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report
         * @description The quarterly assessment report; marked 草稿 while the quarter is not frozen. Taking it leaves an audit row.
         */
        post: operations["hotline_domains_insight_assessment_endpoints_quarters_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/quarters/{key}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign */
        post: operations["hotline_domains_insight_assessment_endpoints_quarters_sign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/registers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Registers */
        get: operations["hotline_domains_insight_assessment_endpoints_registers_registers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/registers/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Listed */
        get: operations["hotline_domains_insight_assessment_endpoints_registers_listed"];
        put?: never;
        /** Enter */
        post: operations["hotline_domains_insight_assessment_endpoints_registers_enter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/registers/entries/{entry}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Attach */
        post: operations["hotline_domains_insight_assessment_endpoints_registers_attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/registers/entries/{entry}/judge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide Entry */
        post: operations["hotline_domains_insight_assessment_endpoints_registers_decide_entry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/registers/entries/{entry}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw */
        post: operations["hotline_domains_insight_assessment_endpoints_registers_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/registers/evidence/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open Evidence */
        get: operations["hotline_domains_insight_assessment_endpoints_registers_open_evidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/registers/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take In
         * @description Import all rows of a sheet or none. Errors are reported by cell.
         */
        post: operations["hotline_domains_insight_assessment_endpoints_registers_take_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/registers/measured": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Measured
         * @description The entries made from measurements of 京晓保 on these days, with their state.
         */
        get: operations["hotline_domains_insight_assessment_endpoints_registers_measured"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/registers/outages/{day}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enter Outage
         * @description The minutes of a day in which 京晓保 was measured not to answer, into 停机登记. 409 when there were none.
         */
        post: operations["hotline_domains_insight_assessment_endpoints_registers_enter_outage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/registers/outside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Define
         * @description A sheet for figures from outside, or its next version.
         */
        post: operations["hotline_domains_insight_assessment_endpoints_registers_define"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/registers/outside/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Retire */
        delete: operations["hotline_domains_insight_assessment_endpoints_registers_retire"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/registers/samples/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enter Sample
         * @description Enter a graded sample of 京晓保's answers in 智能抽检, with the grades as a sheet.
         *
         *     409 while some are undecided.
         */
        post: operations["hotline_domains_insight_assessment_endpoints_registers_enter_sample"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/registers/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Template
         * @description An empty sheet with the heads that the import wants.
         */
        get: operations["hotline_domains_insight_assessment_endpoints_registers_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Trial
         * @description The result under an assumption. Nothing is stored.
         */
        get: operations["hotline_domains_insight_assessment_endpoints_board_trial"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment/year": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Year
         * @description The year of the contract in force: every quarter as it was frozen, or as it stands.
         */
        get: operations["hotline_domains_insight_assessment_endpoints_year_year"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/advice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Advise
         * @description The answer that 京晓保 would give. The typed text is not stored. Use of the answer is recorded with the call.
         *
         *     503 ``no_index`` for some seconds after a start.
         */
        post: operations["hotline_domains_understanding_assistant_endpoints_suggestions_advise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/articles/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Article
         * @description The complete article behind an answer, as it reads now. 404 for one that is not in force.
         */
        get: operations["hotline_domains_understanding_assistant_endpoints_questions_article"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer Question
         * @description Events ``sentence``: AnswerSentence, then ``done``: RepliedOut. 429 ``too_often``, 422 ``session_unknown``.
         */
        post: operations["hotline_domains_understanding_assistant_endpoints_questions_answer_question"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Availability
         * @description The days on which availability was measured, newest first.
         */
        get: operations["hotline_domains_understanding_assistant_endpoints_evaluation_availability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/callbacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call Back
         * @description An agent is to ring up and reads what was said. 422 for what is no telephone number, 429 ``too_often``.
         */
        post: operations["hotline_domains_understanding_assistant_endpoints_questions_call_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/evaluation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Evaluation
         * @description Results of the frozen questions for the articles in force, the results before, and the refused versions.
         */
        get: operations["hotline_domains_understanding_assistant_endpoints_evaluation_evaluation"];
        put?: never;
        /**
         * Evaluate
         * @description Put the frozen questions to what holds now, in the background; nothing where nothing changed.
         */
        post: operations["hotline_domains_understanding_assistant_endpoints_evaluation_evaluate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gaps
         * @description Gaps, the most frequent first, each with its most typical questions. The reading leaves an audit row.
         */
        get: operations["hotline_domains_understanding_assistant_endpoints_gaps_gaps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/gaps/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gap
         * @description A gap with all its stored questions.
         */
        get: operations["hotline_domains_understanding_assistant_endpoints_gaps_gap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/gaps/{number}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Dismiss */
        post: operations["hotline_domains_understanding_assistant_endpoints_gaps_dismiss"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/gaps/{number}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reopen */
        post: operations["hotline_domains_understanding_assistant_endpoints_gaps_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/gaps/{number}/started": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Started
         * @description Note that a new article, ``code``, was begun for the gap.
         */
        post: operations["hotline_domains_understanding_assistant_endpoints_gaps_started"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/gaps/{number}/way": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Way
         * @description Another way of asking, into the draft of ``code``. 409 while that is being reviewed.
         */
        post: operations["hotline_domains_understanding_assistant_endpoints_gaps_add_way"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Health
         * @description Whether a question is answered now. Nothing is recorded. 503 while there is no index.
         */
        get: operations["hotline_domains_understanding_assistant_endpoints_questions_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/hearing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** May Speak */
        get: operations["hotline_domains_understanding_assistant_endpoints_speech_may_speak"];
        put?: never;
        /**
         * Hear
         * @description Recognise a recording.
         *
         *     422 ``not_audio``, ``too_long``, ``nothing_heard``. 429 ``too_often``, ``busy``. 413. 503 ``no_hearing``, …
         */
        post: operations["hotline_domains_understanding_assistant_endpoints_speech_hear"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rate */
        post: operations["hotline_domains_understanding_assistant_endpoints_questions_rate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All Samples */
        get: operations["hotline_domains_understanding_assistant_endpoints_evaluation_all_samples"];
        put?: never;
        /**
         * Draw
         * @description Draw the sample of the week or month that holds ``day``, once it is over and only once.
         */
        post: operations["hotline_domains_understanding_assistant_endpoints_evaluation_draw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/samples/{key}/{place}/judgements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Grade
         * @description Returns the next.
         */
        post: operations["hotline_domains_understanding_assistant_endpoints_evaluation_grade"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/samples/{key}/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Next Case
         * @description The next answer that wants this person's judgement. That it was read is on record.
         */
        get: operations["hotline_domains_understanding_assistant_endpoints_evaluation_next_case"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin */
        post: operations["hotline_domains_understanding_assistant_endpoints_questions_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Suggest
         * @description Questions that begin so.
         */
        get: operations["hotline_domains_understanding_assistant_endpoints_questions_suggest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/trials/{code}/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Trials Of
         * @description The trials of one version, newest first.
         */
        get: operations["hotline_domains_understanding_assistant_endpoints_evaluation_trials_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/chain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Audit Chain
         * @description The last head, the second places, the last verification, what was found.
         */
        get: operations["hotline_domains_platform_audit_endpoints_audit_chain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Audit Export
         * @description An archive: the rows as CSV or JSON lines, a signed manifest, the program that checks it. Audited.
         */
        post: operations["hotline_domains_platform_audit_endpoints_audit_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Audit Hours
         * @description How many rows each hour has, and how many of them are refusals.
         */
        get: operations["hotline_domains_platform_audit_endpoints_audit_hours"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Audit Rows
         * @description Fifty rows; ``oldest_first`` for a person's day and an object's history.
         */
        get: operations["hotline_domains_platform_audit_endpoints_audit_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/search-handle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search Handle
         * @description A handle by which rows are searched for what somebody typed, without that standing in an address.
         */
        post: operations["hotline_domains_platform_audit_endpoints_search_handle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Calendar
         * @description Every day of a year: its kind, the kind by the calendar, and the hotline's own decision.
         */
        get: operations["hotline_domains_voice_ivr_endpoints_announcements_calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callbacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Entries
         * @description Open entries: the earliest due first. Closed entries: the latest first. At most 200.
         */
        get: operations["hotline_domains_voice_callbacks_endpoints_callbacks_entries"];
        put?: never;
        /**
         * Promise
         * @description Promise a call-back to the citizen of the agent's own live call, or of a call whose record the agent may see.
         *
         *     409 ``number_claimed``: ask the citizen for a number, and send it.
         */
        post: operations["hotline_domains_voice_callbacks_endpoints_callbacks_promise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callbacks/{entry_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close */
        post: operations["hotline_domains_voice_callbacks_endpoints_callbacks_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callbacks/{entry_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Release */
        post: operations["hotline_domains_voice_callbacks_endpoints_callbacks_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callbacks/{entry_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reopen */
        post: operations["hotline_domains_voice_callbacks_endpoints_callbacks_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callbacks/{entry_id}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Result
         * @description Report the result of the agent's own last try.
         */
        post: operations["hotline_domains_voice_callbacks_endpoints_callbacks_result"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callbacks/{entry_id}/said": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Conversation
         * @description The conversation in which the citizen requested the call-back. The read is audited.
         */
        get: operations["hotline_domains_voice_callbacks_endpoints_callbacks_conversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callbacks/{entry_id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take
         * @description Take an entry for half an hour. 409 ``taken`` while somebody else has it.
         */
        post: operations["hotline_domains_voice_callbacks_endpoints_callbacks_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search
         * @description Newest first, fifty a page.
         */
        get: operations["hotline_domains_voice_records_endpoints_records_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{call_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Detail
         * @description Everything about one call, its events included.
         */
        get: operations["hotline_domains_voice_records_endpoints_records_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{call_id}/listenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin
         * @description Begin to listen. 409 ``reason_needed`` for who needs a reason and gave none.
         */
        post: operations["hotline_domains_voice_recordings_endpoints_playback_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{call_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Notes
         * @description The agents' notes in the clear, with corrections. They may name people, so each reading leaves an audit row.
         *
         *     409 ``blocked``.
         */
        get: operations["hotline_domains_voice_records_endpoints_records_notes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{call_id}/peaks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Peaks
         * @description The outline of both sides; holds as marks.
         */
        get: operations["hotline_domains_voice_recordings_endpoints_playback_peaks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{call_id}/texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Texts
         * @description The texts of a call, for readers who may see the call.
         */
        get: operations["hotline_domains_service_messaging_endpoints_texts_texts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{call_id}/texts/{message}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reveal
         * @description A text of the call, or a reply to one, in the clear. Each reading leaves an audit row.
         */
        get: operations["hotline_domains_service_messaging_endpoints_texts_reveal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{call_id}/transcript": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Transcript
         * @description What was said, for who may listen. 409 ``reason_needed`` for who needs a reason and gave none.
         */
        post: operations["hotline_domains_voice_recordings_endpoints_playback_transcript"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/export/number-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request Numbers
         * @description Request an export with full numbers of what these filters find. 422 with a number among the filters.
         */
        post: operations["hotline_domains_voice_records_endpoints_full_numbers_request_numbers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/export/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take Numbers
         * @description The approved workbook, once, with what the filters find now. 409 ``approval_needed``.
         */
        post: operations["hotline_domains_voice_records_endpoints_full_numbers_take_numbers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Own Exports
         * @description One's own exports, newest first.
         */
        get: operations["hotline_domains_voice_records_endpoints_exports_own_exports"];
        put?: never;
        /**
         * Request Export
         * @description Request an Excel workbook of what the search finds, with masked numbers. 422 for more than 200,000 rows or none,
         *     409 ``too_many``.
         */
        post: operations["hotline_domains_voice_records_endpoints_exports_request_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/exports/{export_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Take
         * @description The workbook. 404 while it is not made, and when it was removed.
         */
        get: operations["hotline_domains_voice_records_endpoints_exports_take"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/canned-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Listed */
        get: operations["hotline_domains_service_messaging_endpoints_canned_replies_listed"];
        put?: never;
        /**
         * Create
         * @description 409 ``title_taken``, ``too_many``; 422 ``title_missing``, ``text_missing``.
         */
        post: operations["hotline_domains_service_messaging_endpoints_canned_replies_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/canned-replies/{reply_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change
         * @description 409 ``title_taken``; 422 ``title_missing``, ``text_missing``.
         */
        post: operations["hotline_domains_service_messaging_endpoints_canned_replies_change"];
        /** Remove */
        delete: operations["hotline_domains_service_messaging_endpoints_canned_replies_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look
         * @description The chat's status and its messages after number ``after``.
         */
        get: operations["hotline_domains_service_messaging_endpoints_citizen_side_look"];
        put?: never;
        /**
         * Request Agent
         * @description Join the queue for an agent. Repeating the secret returns the same chat.
         *
         *     409 ``closed``, ``too_many``; 429 ``too_often``.
         */
        post: operations["hotline_domains_service_messaging_endpoints_citizen_side_request_agent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End */
        post: operations["hotline_domains_service_messaging_endpoints_citizen_side_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send As Citizen
         * @description Send one picture or document as multipart ``key`` and ``file``. Repeating the key stores it once.
         *
         *     422 ``file_refused`` gives the reason; 409 ``not_yet`` (nobody has taken the chat), ``ended``, ``too_many``; 429
         *     ``too_often``.
         */
        post: operations["hotline_domains_service_messaging_endpoints_chat_files_send_as_citizen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/files/{number}/opened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open As Citizen
         * @description A short-lived address of the file that came with message ``number``.
         */
        post: operations["hotline_domains_service_messaging_endpoints_chat_files_open_as_citizen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write
         * @description Write a message to the agent.
         *
         *     422 ``empty``, ``too_long``; 409 ``ended``; 429 ``too_often``.
         */
        post: operations["hotline_domains_service_messaging_endpoints_citizen_side_write"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/opened-files/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Opened By Citizen
         * @description The file of a short-lived address; 404 ``address_over`` once it is older than two minutes.
         */
        get: operations["hotline_domains_service_messaging_endpoints_chat_files_opened_by_citizen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rate
         * @description Rate an ended chat, 1 to 5; the last rating counts. 409 ``not_ended``, ``nobody`` (no agent had taken it).
         */
        post: operations["hotline_domains_service_messaging_endpoints_citizen_side_rate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Chats
         * @description Waiting chats and the reader's own. Leaders also see other agents' chats.
         */
        get: operations["hotline_domains_service_messaging_endpoints_chats_chats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chat_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Chat
         * @description The chat's status and its messages after number ``after``. The reading leaves an audit row.
         */
        get: operations["hotline_domains_service_messaging_endpoints_chats_chat"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chat_id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Assign */
        post: operations["hotline_domains_service_messaging_endpoints_chats_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chat_id}/before": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Before
         * @description The dialogue with 京晓保 before the chat, and the note at its end. The reading leaves an audit row.
         */
        get: operations["hotline_domains_service_messaging_endpoints_chats_before"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chat_id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send As Agent
         * @description Send one picture or document as multipart ``key`` and ``file``; for the chat's agent. Errors as for citizens.
         */
        post: operations["hotline_domains_service_messaging_endpoints_chat_files_send_as_agent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chat_id}/files/{number}/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Opened By Staff */
        get: operations["hotline_domains_service_messaging_endpoints_chat_files_opened_by_staff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chat_id}/files/{number}/opened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open As Staff
         * @description A short-lived address for this reader. Where the chat is masked a reason is needed, and ``citizens.reveal``.
         */
        post: operations["hotline_domains_service_messaging_endpoints_chat_files_open_as_staff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chat_id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish
         * @description End a chat with its topic and note. 422 ``bad_topic``.
         */
        post: operations["hotline_domains_service_messaging_endpoints_chats_finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chat_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write */
        post: operations["hotline_domains_service_messaging_endpoints_chats_write"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chat_id}/pass-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pass Back */
        post: operations["hotline_domains_service_messaging_endpoints_chats_pass_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chat_id}/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Record
         * @description The complete chat. Once it is summed up, personal data are masked. The reading leaves an audit row.
         */
        get: operations["hotline_domains_service_messaging_endpoints_chats_record"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chat_id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reveal
         * @description The same unmasked, for a reason that is on record; for who may read the chat.
         */
        post: operations["hotline_domains_service_messaging_endpoints_chats_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chat_id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take
         * @description Take a chat.
         *
         *     409 ``not_now`` names who was first, 409 ``hands_full``: the agent has three. Leaders may take over.
         */
        post: operations["hotline_domains_service_messaging_endpoints_chats_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/past": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Past
         * @description Ended chats, the last first, fifty a page: the reader's own, for leaders their group's.
         */
        get: operations["hotline_domains_service_messaging_endpoints_chats_past"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/citizens/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reveal
         * @description The full number of a call that one may see; 404 for any other. 503 while no audit row can be written.
         */
        post: operations["hotline_domains_platform_citizens_endpoints_numbers_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/citizens/search-handle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search Handle
         * @description A handle by which lists are searched for this number without the number standing in an address.
         */
        post: operations["hotline_domains_platform_citizens_endpoints_numbers_search_handle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Days */
        get: operations["hotline_domains_voice_ivr_endpoints_announcements_days"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/days/{day}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set Day */
        post: operations["hotline_domains_voice_ivr_endpoints_announcements_set_day"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Snapshot
         * @description Current state, call, queues and figures of the agent; ``agent`` is null before the first sign-in.
         */
        get: operations["hotline_domains_voice_calls_endpoints_desk_snapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/caller/{call_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Caller
         * @description The caller, for the agent who has the call. 404 for another's call, and once wrap-up has ended.
         */
        get: operations["hotline_domains_voice_records_endpoints_caller_caller"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/calls/{call_id}/ai-talk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ai Talk
         * @description What the caller of an own call has said to an AI seat before.
         */
        get: operations["hotline_domains_voice_calls_endpoints_desk_ai_talk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/calls/{call_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 取消咨询，回到来电人
         * @description End the consultation; the caller is back with the agent at once.
         */
        post: operations["desk_call_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/calls/{call_id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 咨询转：把来电人交给对方
         * @description Complete the transfer: connect caller and third party, and leave; also from a three-way talk.
         */
        post: operations["desk_call_complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/calls/{call_id}/consult": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 咨询：保持来电人，呼叫同事或外线
         * @description Hold the caller and ring exactly one of an ``agent`` and an outside ``number``.
         *
         *     ``roles`` of who gives it say which numbers may be rung; the sender fills them in.
         */
        post: operations["desk_call_consult"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/calls/{call_id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 会议：移出第三方；第三方自己则是退出
         * @description Remove the third party from the three-way talk. Given by the third party itself: leave.
         */
        post: operations["desk_call_drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/calls/{call_id}/hang-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 挂断，须说明原因
         * @description End the talk without rating, or give up dialling. A talk needs a reason.
         */
        post: operations["desk_call_hang_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/calls/{call_id}/help": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 向班长求助
         * @description Raise a hand: a leader is needed in this talk. Requesting again changes the text.
         *
         *     ``sealed`` is the same text for the event log; callcontrol fills it in.
         */
        post: operations["desk_call_request_help"];
        /**
         * 撤回求助
         * @description Lower the hand again.
         */
        delete: operations["desk_call_withdraw_help"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/calls/{call_id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 保持
         * @description The caller hears music; nothing is recorded meanwhile.
         */
        post: operations["desk_call_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/calls/{call_id}/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 会议：三方一起通话
         * @description All three hear each other.
         */
        post: operations["desk_call_join"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/calls/{call_id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 发按键
         * @description Send DTMF keys to the caller's line.
         */
        post: operations["desk_call_send_keys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/calls/{call_id}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 结束通话，转满意度评价
         * @description End the talk and pass the caller to the rating.
         */
        post: operations["desk_call_to_rating"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/calls/{call_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 拒接，来电人位置不变
         * @description Turn down a ringing offer; the caller keeps the place in line.
         */
        post: operations["desk_call_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/calls/{call_id}/rejoin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 页面重新打开后，重新接上来电人
         * @description The page was reloaded or the phone came back: ring the agent again and join them to their caller.
         */
        post: operations["desk_call_rejoin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/calls/{call_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 恢复
         * @description Caller and agent hear each other again.
         */
        post: operations["desk_call_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/calls/{call_id}/swap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 在来电人与第三方之间切换
         * @description Switch between caller and third party; the other one hears music.
         */
        post: operations["desk_call_swap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/calls/{call_id}/transcript": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Transcript
         * @description What is said in an own call, and what helps; or why it is not written down. The document ``transcribing/…`` says
         *     when there is more.
         */
        get: operations["hotline_domains_voice_calls_endpoints_desk_transcript"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/calls/{call_id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 盲转：同事、队列、外线或语音流程
         * @description Transfer blind, to exactly one of an agent, a queue, an outside number and a published flow.
         *
         *     ``roles`` as in Consult.
         */
        post: operations["desk_call_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/calls/{call_id}/unrecorded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 来电人反对录音：停止录音
         * @description The citizen said that they object to being recorded: nothing more of the call is, and none can begin it again.
         */
        post: operations["desk_call_stop_recording"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/calls/{call_id}/wrap-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Save Wrap Up
         * @description Save the wrap-up. ``then``: the state that follows.
         */
        post: operations["hotline_domains_voice_calls_endpoints_desk_save_wrap_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/calls/{call_id}/wrap-up/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Extend Wrap Up */
        post: operations["hotline_domains_voice_calls_endpoints_desk_extend_wrap_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/dial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dial
         * @description Dial a citizen: the agent's phone rings first, then the citizen's. 409 ``agent_busy``, 422 ``number_refused``.
         */
        post: operations["hotline_domains_voice_callbacks_endpoints_dial_dial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/not-ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Not Ready */
        post: operations["hotline_domains_voice_calls_endpoints_desk_not_ready"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Own
         * @description The latest notices to this agent, also those that are over.
         */
        get: operations["hotline_domains_voice_routing_endpoints_notices_own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/notices/{notice_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read */
        post: operations["hotline_domains_voice_routing_endpoints_notices_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew Phone
         * @description Create this desk's phone account again after the switch lost it. 409 ``not_at_desk``.
         */
        post: operations["hotline_domains_voice_calls_endpoints_desk_renew_phone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ready */
        post: operations["hotline_domains_voice_calls_endpoints_desk_ready"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign In
         * @description Sign in and get a phone account. 409 ``signed_in_elsewhere`` unless ``takeover``.
         */
        post: operations["hotline_domains_voice_calls_endpoints_desk_sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign Out */
        post: operations["hotline_domains_voice_calls_endpoints_desk_sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/topics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All Topics
         * @description Changes once a week at most: the page fetches it once.
         */
        get: operations["hotline_domains_understanding_knowledge_endpoints_topics_all_topics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/embed/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Policy
         * @description ``host``: the origin whose page is to hold the bar. 204 names it in ``X-Framed-By``; 403: not allowed.
         *
         *     The hotline's own pages may: the example is one.
         */
        get: operations["hotline_domains_edge_integrations_endpoints_embed_policy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchange/12345/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hear
         * @description Receive a message of 12345. 401 for a wrong signature. A repeated message gets its first answer again.
         */
        post: operations["hotline_domains_service_workorders_endpoints_exchange_hear"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Flows */
        get: operations["hotline_domains_voice_ivr_endpoints_flows_flows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flows/{flow}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Changes */
        get: operations["hotline_domains_voice_ivr_endpoints_flows_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flows/{flow}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Differences */
        get: operations["hotline_domains_voice_ivr_endpoints_flows_differences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flows/{flow}/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Save
         * @description 409 ``stale_version``, which names who saved since ``base`` and when.
         */
        post: operations["hotline_domains_voice_ivr_endpoints_flows_save"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flows/{flow}/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End Trial */
        delete: operations["hotline_domains_voice_ivr_endpoints_flows_end_trial"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flows/{flow}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions */
        get: operations["hotline_domains_voice_ivr_endpoints_flows_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flows/{flow}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Version */
        get: operations["hotline_domains_voice_ivr_endpoints_flows_version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flows/{flow}/versions/{version}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish */
        post: operations["hotline_domains_voice_ivr_endpoints_flows_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flows/{flow}/versions/{version}/roll-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revert */
        post: operations["hotline_domains_voice_ivr_endpoints_flows_revert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flows/{flow}/versions/{version}/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin Trial */
        post: operations["hotline_domains_voice_ivr_endpoints_flows_begin_trial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flows/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check */
        post: operations["hotline_domains_voice_ivr_endpoints_flows_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flows/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Queues
         * @description The queues to which a flow may send callers.
         */
        get: operations["hotline_domains_voice_ivr_endpoints_flows_queues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flows/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Recording
         * @description Walk through a flow step by step, without telephony. The steps of the answer can be stored as a scenario.
         */
        post: operations["hotline_domains_voice_ivr_endpoints_flows_recording"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flows/rehearse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rehearse
         * @description Run scenarios without telephony.
         */
        post: operations["hotline_domains_voice_ivr_endpoints_flows_rehearse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flows/scenarios/table": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Scenario Table
         * @description 422 ``table_cannot_express``: the text has something that a table has no place for.
         */
        post: operations["hotline_domains_voice_ivr_endpoints_flows_scenario_table"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flows/scenarios/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Scenario Text
         * @description A table that is not finished has a text too; ``problems`` tell why it cannot be run.
         */
        post: operations["hotline_domains_voice_ivr_endpoints_flows_scenario_text"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/flows/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Services
         * @description The names a query may ask.
         */
        get: operations["hotline_domains_voice_ivr_endpoints_flows_services"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Health
         * @description The installation's health. ``ok`` is false when a part is away or an expected process is silent.
         *
         *     Only readers with the permission get the lines behind it.
         */
        get: operations["hotline_domains_insight_operations_endpoints_health_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health/door": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sip Edge
         * @description Whom the front door has banned. 503 when it does not answer.
         */
        get: operations["hotline_domains_insight_operations_endpoints_health_sip_edge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health/invariants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Invariants
         * @description The invariants as the last look found them.
         */
        get: operations["hotline_domains_insight_operations_endpoints_health_invariants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Items
         * @description Fifty a page: what is not done by urgency, what is done newest first.
         */
        get: operations["hotline_domains_service_messaging_endpoints_items_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox/{item_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Detail */
        get: operations["hotline_domains_service_messaging_endpoints_items_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox/{item_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer */
        post: operations["hotline_domains_service_messaging_endpoints_items_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox/{item_id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Assign */
        post: operations["hotline_domains_service_messaging_endpoints_items_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox/{item_id}/dialogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Dialogue
         * @description Texts to and from the item's citizen in the clear, for who deals with it and the leaders; with an audit row.
         */
        get: operations["hotline_domains_service_messaging_endpoints_items_dialogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox/{item_id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Done */
        post: operations["hotline_domains_service_messaging_endpoints_items_done"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox/{item_id}/fax": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fax
         * @description The fax as PDF in one piece, for display inside our own page.
         */
        get: operations["hotline_domains_service_messaging_endpoints_contents_fax"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox/{item_id}/listenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin
         * @description Begin to listen to a voicemail, as to a recording.
         */
        post: operations["hotline_domains_service_messaging_endpoints_contents_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox/{item_id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Note
         * @description The result in the clear, for who dealt with the item and the leaders. Each reading leaves an audit row.
         */
        get: operations["hotline_domains_service_messaging_endpoints_items_note"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox/{item_id}/put-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put Back */
        post: operations["hotline_domains_service_messaging_endpoints_items_put_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox/{item_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reopen */
        post: operations["hotline_domains_service_messaging_endpoints_items_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox/{item_id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take */
        post: operations["hotline_domains_service_messaging_endpoints_items_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/installation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Installation */
        get: operations["hotline_domains_insight_operations_endpoints_installation_installation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/integrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Integrations */
        get: operations["hotline_domains_edge_integrations_endpoints_administration_integrations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/integrations/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Client
         * @description A client without a key.
         */
        post: operations["hotline_domains_edge_integrations_endpoints_administration_create_client"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/integrations/clients/{client_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change Client */
        post: operations["hotline_domains_edge_integrations_endpoints_administration_change_client"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/integrations/clients/{client_id}/key-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request Key
         * @description Request a key, the first or another. 409 ``requested_already``.
         */
        post: operations["hotline_domains_edge_integrations_endpoints_administration_request_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/integrations/clients/{client_id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue Key
         * @description The approved key. 409 ``approval_needed``.
         */
        post: operations["hotline_domains_edge_integrations_endpoints_administration_issue_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/integrations/clients/{client_id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke Client */
        post: operations["hotline_domains_edge_integrations_endpoints_administration_revoke_client"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/integrations/origins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Embed Origins */
        get: operations["hotline_domains_edge_integrations_endpoints_administration_embed_origins"];
        put?: never;
        /**
         * Allow Origin
         * @description 409 ``origin_taken``; 422 ``name_missing``, ``origin_invalid``.
         */
        post: operations["hotline_domains_edge_integrations_endpoints_administration_allow_origin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/integrations/origins/{origin_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change Origin
         * @description 409 ``origin_taken``; 422 ``name_missing``, ``origin_invalid``.
         */
        post: operations["hotline_domains_edge_integrations_endpoints_administration_change_origin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Articles
         * @description Articles in force (on ``as_of``), ordered by code, fifty a page.
         */
        get: operations["hotline_domains_understanding_knowledge_endpoints_articles_articles"];
        put?: never;
        /**
         * Begin
         * @description A draft of an article that there was not. 422 ``bad_article`` with ``fields``.
         */
        post: operations["hotline_domains_understanding_knowledge_endpoints_articles_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/articles/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Article
         * @description The article as it reads today or on ``as_of``. 404 ``not_in_force`` when it is not in force then.
         */
        get: operations["hotline_domains_understanding_knowledge_endpoints_articles_article"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/articles/{code}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Differences
         * @description Field by field, sentence by sentence; ``before`` 0: against nothing, so nothing differs.
         */
        get: operations["hotline_domains_understanding_knowledge_endpoints_versions_differences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/articles/{code}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Save
         * @description 409 ``stale_version``, which names who saved since and when.
         */
        post: operations["hotline_domains_understanding_knowledge_endpoints_versions_save"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/articles/{code}/editing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Editing
         * @description The version being worked on, else the newest.
         */
        get: operations["hotline_domains_understanding_knowledge_endpoints_versions_editing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/articles/{code}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give
         * @description Give feedback. Any reader may. 422 when the text holds a person's number.
         */
        post: operations["hotline_domains_understanding_knowledge_endpoints_feedback_give"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/articles/{code}/read/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Version
         * @description A published version, in force or not, so that the basis of an earlier answer can be read.
         */
        get: operations["hotline_domains_understanding_knowledge_endpoints_articles_read_version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/articles/{code}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions */
        get: operations["hotline_domains_understanding_knowledge_endpoints_versions_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/articles/{code}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Version */
        get: operations["hotline_domains_understanding_knowledge_endpoints_versions_version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/articles/{code}/versions/{version}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve
         * @description Approve a version. 409 for its authors: at least two people see every version.
         */
        post: operations["hotline_domains_understanding_knowledge_endpoints_versions_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/articles/{code}/versions/{version}/call-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call Off */
        post: operations["hotline_domains_understanding_knowledge_endpoints_versions_call_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/articles/{code}/versions/{version}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Drop */
        post: operations["hotline_domains_understanding_knowledge_endpoints_versions_drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/articles/{code}/versions/{version}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish
         * @description Publish a version. With a release gate it is ``scheduled`` until the frozen questions have been answered with it.
         *
         *     ``despite``: the reason for publishing it although fewer answers are right.
         */
        post: operations["hotline_domains_understanding_knowledge_endpoints_versions_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/articles/{code}/versions/{version}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retire */
        post: operations["hotline_domains_understanding_knowledge_endpoints_versions_retire"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/articles/{code}/versions/{version}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Schedule */
        post: operations["hotline_domains_understanding_knowledge_endpoints_versions_schedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/articles/{code}/versions/{version}/send-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send Back */
        post: operations["hotline_domains_understanding_knowledge_endpoints_versions_send_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/articles/{code}/versions/{version}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit */
        post: operations["hotline_domains_understanding_knowledge_endpoints_versions_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/articles/{code}/versions/{version}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take Back */
        post: operations["hotline_domains_understanding_knowledge_endpoints_versions_take_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Attach
         * @description Upload a file that an article then refers to.
         *
         *     422 names what may be uploaded. The content decides, not the name.
         */
        post: operations["hotline_domains_understanding_knowledge_endpoints_attachments_attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/attachments/{digest}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Attachment
         * @description Pictures and PDF to be shown, others to be saved; what is under a digest never changes.
         */
        get: operations["hotline_domains_understanding_knowledge_endpoints_attachments_attachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/calculators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Catalogue
         * @description All calculators with their fields. The page fetches them once.
         */
        get: operations["hotline_domains_understanding_knowledge_endpoints_calculators_catalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/calculators/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Calculate
         * @description Calculate. 422 with ``fields`` for invalid values, or for a day on which the rule was not in force.
         */
        post: operations["hotline_domains_understanding_knowledge_endpoints_calculators_calculate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/calls/{call_id}/shown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Displayed
         * @description Note which articles were shown. 404 ``not_your_call`` unless this agent has the call or wraps it up.
         */
        post: operations["hotline_domains_understanding_knowledge_endpoints_consultations_displayed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/calls/{call_id}/used": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Used
         * @description Note which article was used to answer. Refused like ``displayed``.
         */
        post: operations["hotline_domains_understanding_knowledge_endpoints_consultations_used"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/expiring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Expiring
         * @description Articles in force that expire within so many days, the soonest first.
         */
        get: operations["hotline_domains_understanding_knowledge_endpoints_versions_expiring"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export
         * @description Export articles. Leaves an audit row.
         *
         *     zip holds everything: all versions, files and the dictionary. xlsx and docx hold the articles in force.
         */
        get: operations["hotline_domains_understanding_knowledge_endpoints_exchange_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Feedback
         * @description Open by urgency, answered newest first; fifty a page.
         */
        get: operations["hotline_domains_understanding_knowledge_endpoints_feedback_feedback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/feedback/{feedback_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer
         * @description Answer feedback. 409 when somebody has answered it already.
         */
        post: operations["hotline_domains_understanding_knowledge_endpoints_feedback_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/feedback/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mine
         * @description The reader's own feedback with the answers, newest first.
         */
        get: operations["hotline_domains_understanding_knowledge_endpoints_feedback_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring In
         * @description ``write`` false: only what would be done, row by row. ``restore``: a bundle with its past, by the client.
         */
        post: operations["hotline_domains_understanding_knowledge_endpoints_exchange_bring_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/integrity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Integrity Report
         * @description Read every published version and compare the stored digest with its content.
         */
        get: operations["hotline_domains_understanding_knowledge_endpoints_versions_integrity_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Readings
         * @description Required readings, newest first, each with the number of people who have read it.
         */
        get: operations["hotline_domains_understanding_knowledge_endpoints_readings_readings"];
        put?: never;
        /**
         * Require
         * @description Require a reading; it appears on the desks at once.
         *
         *     422 without any reader, or for a version that is not published.
         */
        post: operations["hotline_domains_understanding_knowledge_endpoints_readings_require"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/readings/{reading_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End
         * @description End a required reading.
         */
        post: operations["hotline_domains_understanding_knowledge_endpoints_readings_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/readings/{reading_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read */
        post: operations["hotline_domains_understanding_knowledge_endpoints_readings_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/readings/{reading_id}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Receipts
         * @description The readers of a required reading; those who have not read it come first.
         */
        get: operations["hotline_domains_understanding_knowledge_endpoints_readings_receipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/readings/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Groups */
        get: operations["hotline_domains_understanding_knowledge_endpoints_readings_groups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/readings/owed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Owed
         * @description What the reader still has to read, the most urgent first.
         */
        get: operations["hotline_domains_understanding_knowledge_endpoints_readings_owed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search
         * @description Characters, pinyin or first letters; 503 ``no_index`` in the first seconds of a new installation.
         */
        get: operations["hotline_domains_understanding_knowledge_endpoints_search_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Suggestions
         * @description Known phrasings that begin with the typed text.
         */
        get: operations["hotline_domains_understanding_knowledge_endpoints_search_suggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Terms */
        get: operations["hotline_domains_understanding_knowledge_endpoints_terms_terms"];
        put?: never;
        /** Save */
        post: operations["hotline_domains_understanding_knowledge_endpoints_terms_save"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/terms/{word}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove
         * @description Remove a term. From the next look on, search finds it by its own characters only.
         */
        delete: operations["hotline_domains_understanding_knowledge_endpoints_terms_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/tree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tree
         * @description The branches in their order with how many articles hold, and all tags.
         */
        get: operations["hotline_domains_understanding_knowledge_endpoints_articles_tree"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Work
         * @description Versions in progress, the longest untouched first. ``state``: several, separated by commas; "" for all.
         */
        get: operations["hotline_domains_understanding_knowledge_endpoints_versions_work"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listenings/{listening_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sound
         * @description The sound. Honours Range headers. 409 ``listening_over``, 403 ``listening_elsewhere``.
         */
        get: operations["hotline_domains_voice_recordings_endpoints_listening_sound"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listenings/{listening_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End
         * @description The page is left.
         */
        post: operations["hotline_domains_voice_recordings_endpoints_listening_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live/agents/{number}/direct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Direct
         * @description Set an agent ready, not ready or signed out, or end the talk. 403 for another group's agent, 409 ``not_now``.
         */
        post: operations["hotline_domains_voice_calls_endpoints_directions_direct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live/agents/{number}/loans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Grant
         * @description Give an agent a temporary skill. It counts at once and ends by itself.
         *
         *     403 for an agent of another group, 409 ``not_now`` for a skill that the agent has.
         */
        post: operations["hotline_domains_voice_routing_endpoints_temporary_skills_grant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live/ahead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ahead
         * @description Calls to be expected, promised call-backs, announcements and articles that change by themselves, offices' hours,
         *     another kind of day tomorrow.
         */
        get: operations["hotline_domains_insight_analytics_endpoints_ahead_ahead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live/directions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Directions
         * @description Today's directions, newest first.
         */
        get: operations["hotline_domains_voice_calls_endpoints_directions_directions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live/help/{call_id}/ack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledge
         * @description Acknowledge a raised hand: the hand is lowered, and the agent sees which leader takes care.
         */
        post: operations["hotline_domains_voice_calls_endpoints_help_acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live/loans/{temporary_skill_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End */
        post: operations["hotline_domains_voice_routing_endpoints_temporary_skills_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Notices
         * @description Newest first, fifty a page, with who has read them and when.
         */
        get: operations["hotline_domains_voice_routing_endpoints_notices_notices"];
        put?: never;
        /**
         * Send
         * @description Send a notice, which appears on the desks at once. 422 for a text that is not permitted, or an empty audience.
         */
        post: operations["hotline_domains_voice_routing_endpoints_notices_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live/notices/{notice_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw */
        post: operations["hotline_domains_voice_routing_endpoints_notices_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Provide Phone
         * @description Create a phone account to which no call is routed. ``phone`` is null when the leader is signed in at a desk.
         */
        post: operations["hotline_domains_voice_calls_endpoints_supervision_provide_phone"];
        /**
         * Remove Phone
         * @description Remove the leader's phone account. The phone of a signed-in desk is kept.
         */
        delete: operations["hotline_domains_voice_calls_endpoints_supervision_remove_phone"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live/snapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Snapshot
         * @description The snapshot, the same as the first event of the stream.
         */
        get: operations["hotline_domains_voice_calls_endpoints_live_snapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream
         * @description Server-Sent Events: snapshot, change, change, …; ``Last-Event-ID`` resumes.
         */
        get: operations["hotline_domains_voice_calls_endpoints_live_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live/supervise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Supervise
         * @description Supervise a call in this mode; a second request changes the mode. 409 ``not_now`` or ``not_talking``.
         */
        post: operations["hotline_domains_voice_calls_endpoints_supervision_supervise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live/supervise/{call_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Leave
         * @description Leave the call. The talk goes on.
         */
        delete: operations["hotline_domains_voice_calls_endpoints_supervision_leave"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live/supervise/{call_id}/ai-talk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ai Talk
         * @description What an AI seat and the caller say in the call that the leader is with. 404 ``not_supervised`` for others.
         */
        get: operations["hotline_domains_voice_calls_endpoints_supervision_ai_talk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live/supervise/{call_id}/instruct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Instruct Ai Seat
         * @description Instruct the AI seat of the call that the leader is with. 409 ``no_ai_seat`` where a person has the caller.
         */
        post: operations["hotline_domains_voice_calls_endpoints_supervision_instruct_ai_seat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live/supervise/{call_id}/transcript": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Transcript
         * @description What is said in the call that the leader is with. 404 ``not_supervised`` for other calls.
         */
        get: operations["hotline_domains_voice_calls_endpoints_supervision_transcript"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Own
         * @description The reader's own notifications, newest first, thirty a page.
         */
        get: operations["hotline_domains_platform_notifications_endpoints_own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/{notification_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read */
        post: operations["hotline_domains_platform_notifications_endpoints_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Preferences */
        get: operations["hotline_domains_platform_notifications_endpoints_preferences"];
        /**
         * Choose
         * @description Turn one kind on or off on one channel; returns all kinds. 422 when a required kind is removed from the list.
         */
        put: operations["hotline_domains_platform_notifications_endpoints_choose"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read All */
        post: operations["hotline_domains_platform_notifications_endpoints_read_all"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outbound/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Settings */
        get: operations["hotline_domains_voice_telephony_endpoints_settings"];
        put?: never;
        /**
         * Save Settings
         * @description In force on every node within a second. 409 ``stale_version``, 422 with a sentence.
         */
        post: operations["hotline_domains_voice_telephony_endpoints_save_settings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outbound/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Today
         * @description What was dialled and refused since midnight in Beijing, and how much of the caps is used.
         */
        get: operations["hotline_domains_voice_telephony_endpoints_today"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/personal-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Listed
         * @description Open ones: the earliest due first; answered ones: the newest first. One's own, or all for who decides.
         */
        get: operations["hotline_domains_platform_citizens_endpoints_personal_requests_listed"];
        put?: never;
        /**
         * Register
         * @description Register a request. With ``call`` the number of that call is taken, unless it was withheld.
         *
         *     404 for a call that one may not see.
         */
        post: operations["hotline_domains_platform_citizens_endpoints_personal_requests_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/personal-requests/{request_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Detail */
        get: operations["hotline_domains_platform_citizens_endpoints_personal_requests_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/personal-requests/{request_id}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Block
         * @description Block what is stored about the number (限制处理). 409 ``blocked``.
         */
        post: operations["hotline_domains_platform_citizens_endpoints_personal_requests_block"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/personal-requests/{request_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Content
         * @description What the citizen asked for and was answered, in the clear. The read is audited.
         */
        get: operations["hotline_domains_platform_citizens_endpoints_personal_requests_content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/personal-requests/{request_id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Copy
         * @description The workbook for handing over, once for each approval. 409 ``approval_needed``.
         */
        post: operations["hotline_domains_platform_citizens_endpoints_personal_requests_copy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/personal-requests/{request_id}/copy-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request Copy
         * @description Request another person's approval to hand over a copy with the person's full numbers.
         */
        post: operations["hotline_domains_platform_citizens_endpoints_personal_requests_request_copy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/personal-requests/{request_id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Correct */
        post: operations["hotline_domains_platform_citizens_endpoints_personal_requests_correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/personal-requests/{request_id}/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete
         * @description Delete these things. What law or contract keeps stays, with the reason on record.
         */
        post: operations["hotline_domains_platform_citizens_endpoints_personal_requests_delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/personal-requests/{request_id}/grant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Grant
         * @description Grant access and a copy.
         */
        post: operations["hotline_domains_platform_citizens_endpoints_personal_requests_grant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/personal-requests/{request_id}/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check Identity */
        post: operations["hotline_domains_platform_citizens_endpoints_personal_requests_check_identity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/personal-requests/{request_id}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lift
         * @description Lift the blocking of the number. 409 ``not_blocked``.
         */
        post: operations["hotline_domains_platform_citizens_endpoints_personal_requests_lift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/personal-requests/{request_id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse
         * @description 422 ``reason_missing``; 409 ``not_now`` for one that oneself registered.
         */
        post: operations["hotline_domains_platform_citizens_endpoints_personal_requests_refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/personal-requests/{request_id}/stored": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stored
         * @description What is stored about the person, masked, and why what has to stay stays.
         */
        get: operations["hotline_domains_platform_citizens_endpoints_personal_requests_stored"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/personal-requests/{request_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw */
        post: operations["hotline_domains_platform_citizens_endpoints_personal_requests_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/personal-requests/callers/{call_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Caller
         * @description The masked number that a request from this call gets, "" for a withheld one. 404 as above.
         */
        get: operations["hotline_domains_platform_citizens_endpoints_personal_requests_caller"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prompts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Prompts */
        get: operations["hotline_domains_voice_ivr_endpoints_prompts_prompts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prompts/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Prompt */
        get: operations["hotline_domains_voice_ivr_endpoints_prompts_prompt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prompts/{name}/recording": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record
         * @description Upload a recording. ``text``: its wording; "" when that is the prompt's current text.
         */
        post: operations["hotline_domains_voice_ivr_endpoints_prompts_record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prompts/{name}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rewrite
         * @description Rewrite a prompt. Answers at once; the version under ``waiting`` is being spoken until its state changes.
         */
        post: operations["hotline_domains_voice_ivr_endpoints_prompts_rewrite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prompts/{name}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Versions
         * @description Newest first; the last is the delivered one.
         */
        get: operations["hotline_domains_voice_ivr_endpoints_prompts_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prompts/{name}/versions/{version}/audio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Audio
         * @description The sound as callers hear it, as WAV. Honours Range headers.
         */
        get: operations["hotline_domains_voice_ivr_endpoints_prompts_audio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prompts/{name}/versions/{version}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Drop
         * @description Drop a version, so that it does not wait any more to be put into use.
         */
        post: operations["hotline_domains_voice_ivr_endpoints_prompts_drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prompts/{name}/versions/{version}/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Use
         * @description Put a version into use from the next announcement on. Version 0 is the builtin one.
         */
        post: operations["hotline_domains_voice_ivr_endpoints_prompts_use"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prompts/texts/{text}/audio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Text Audio
         * @description The sound of a text in a flow. ``text`` is the sound's name without the folder.
         */
        get: operations["hotline_domains_voice_ivr_endpoints_prompts_text_audio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ratings
         * @description Fifty bad ratings: open ones by the deadline of the call to the citizen, closed ones the last closed first.
         */
        get: operations["hotline_domains_service_ratings_endpoints_ratings_ratings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ratings/{call}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rating */
        get: operations["hotline_domains_service_ratings_endpoints_ratings_rating"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ratings/{call}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Assign */
        post: operations["hotline_domains_service_ratings_endpoints_ratings_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ratings/{call}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close
         * @description 422 ``reason_missing`` without a second rating and without a reason.
         */
        post: operations["hotline_domains_service_ratings_endpoints_ratings_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ratings/{call}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Contact
         * @description 409 ``no_call`` where no call shows it.
         */
        post: operations["hotline_domains_service_ratings_endpoints_ratings_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ratings/{call}/exclusion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request Exclusion
         * @description It does not count once another person approves. 409 ``no_evidence``, ``requested_already``.
         */
        post: operations["hotline_domains_service_ratings_endpoints_ratings_request_exclusion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ratings/{call}/invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite Again
         * @description Ask the citizen by text for a second rating.
         */
        post: operations["hotline_domains_service_ratings_endpoints_ratings_invite_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ratings/{call}/mendings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plan Mending */
        post: operations["hotline_domains_service_ratings_endpoints_ratings_plan_mending"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ratings/{call}/mendings/{number}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finish Mending */
        post: operations["hotline_domains_service_ratings_endpoints_ratings_finish_mending"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ratings/{call}/mendings/{number}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move Mending */
        post: operations["hotline_domains_service_ratings_endpoints_ratings_move_mending"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ratings/{call}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take
         * @description 409 ``not_now`` while somebody else has it, and for who was rated.
         */
        post: operations["hotline_domains_service_ratings_endpoints_ratings_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ratings/{call}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verify */
        post: operations["hotline_domains_service_ratings_endpoints_ratings_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ratings/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Take Workbook
         * @description What the filters find, with the ledger of mendings, as a workbook. 422 for more than 20,000.
         */
        get: operations["hotline_domains_service_ratings_endpoints_ratings_take_workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ratings/mendings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mendings
         * @description Fifty lines: open ones by their deadline, done ones the last done first.
         */
        get: operations["hotline_domains_service_ratings_endpoints_ratings_mendings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ratings/owners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Owners
         * @description Whom a bad rating can be given to.
         */
        get: operations["hotline_domains_service_ratings_endpoints_ratings_owners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ratings/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Summary */
        get: operations["hotline_domains_service_ratings_endpoints_ratings_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recordings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search
         * @description Newest first, fifty a page.
         */
        get: operations["hotline_domains_voice_recordings_endpoints_library_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recordings/{call_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Entry
         * @description One recording: its place, its proofs, its holds and its downloads.
         */
        get: operations["hotline_domains_voice_recordings_endpoints_library_entry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recordings/{call_id}/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Download
         * @description WAV, marked with who took it. 409 ``approval_needed`` for more than a person may take within 24 hours.
         */
        post: operations["hotline_domains_voice_recordings_endpoints_handing_out_download"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recordings/{call_id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hold */
        post: operations["hotline_domains_voice_recordings_endpoints_holds_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recordings/{call_id}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lift */
        post: operations["hotline_domains_voice_recordings_endpoints_holds_lift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recordings/archive-now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Archive Now
         * @description Start archiving without waiting for the night. A repeat while it runs changes nothing.
         */
        post: operations["hotline_domains_voice_recordings_endpoints_library_archive_now"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recordings/bulk-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request Bulk
         * @description Request to take more copies than a person may within 24 hours. 409 ``requested_already``.
         */
        post: operations["hotline_domains_voice_recordings_endpoints_handing_out_request_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recordings/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Choices
         * @description The queues and topics that a search may name.
         */
        get: operations["hotline_domains_voice_recordings_endpoints_library_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recordings/destructions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Destructions */
        get: operations["hotline_domains_voice_recordings_endpoints_destruction_destructions"];
        put?: never;
        /** List Due */
        post: operations["hotline_domains_voice_recordings_endpoints_destruction_list_due"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recordings/destructions/{destruction_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve */
        post: operations["hotline_domains_voice_recordings_endpoints_destruction_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recordings/destructions/{destruction_id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Drop */
        post: operations["hotline_domains_voice_recordings_endpoints_destruction_drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recordings/destructions/{destruction_id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Items
         * @description A hundred a page.
         */
        get: operations["hotline_domains_voice_recordings_endpoints_destruction_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recordings/downloads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Downloads
         * @description Downloads of recordings, newest first, fifty a page.
         */
        get: operations["hotline_domains_voice_recordings_endpoints_library_downloads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recordings/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures */
        get: operations["hotline_domains_voice_recordings_endpoints_library_figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recordings/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rules */
        get: operations["hotline_domains_voice_recordings_endpoints_retention_rules"];
        put?: never;
        /** Set Rule */
        post: operations["hotline_domains_voice_recordings_endpoints_retention_set_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recordings/rules/{rule_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove Rule */
        delete: operations["hotline_domains_voice_recordings_endpoints_retention_remove_rule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/routing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All Settings */
        get: operations["hotline_domains_voice_routing_endpoints_settings_all_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/routing/agents/{number}/skills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set Skills
         * @description 409 ``changed_meanwhile``.
         */
        post: operations["hotline_domains_voice_routing_endpoints_settings_set_skills"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/routing/queue-order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order Queues
         * @description 409 ``changed_meanwhile``.
         */
        post: operations["hotline_domains_voice_routing_endpoints_settings_order_queues"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/routing/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Queue
         * @description 409 ``name_taken``; 422 ``overflow_own``, ``overflow_twice``.
         */
        post: operations["hotline_domains_voice_routing_endpoints_settings_create_queue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/routing/queues/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change Queue
         * @description 409 ``changed_meanwhile``, ``name_taken``; 422 ``overflow_own``, ``overflow_twice``.
         */
        post: operations["hotline_domains_voice_routing_endpoints_settings_change_queue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/routing/queues/{code}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove Queue
         * @description Callers who wait in it are still served. 409 ``changed_meanwhile``, ``last_queue``.
         */
        post: operations["hotline_domains_voice_routing_endpoints_settings_remove_queue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/routing/reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set Reasons
         * @description 409 ``changed_meanwhile``; 422 ``reason_missing``, ``reason_twice``.
         */
        post: operations["hotline_domains_voice_routing_endpoints_settings_set_reasons"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/routing/skills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Skill
         * @description 409 ``name_taken``.
         */
        post: operations["hotline_domains_voice_routing_endpoints_settings_create_skill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/routing/skills/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rename Skill
         * @description 409 ``name_taken``.
         */
        post: operations["hotline_domains_voice_routing_endpoints_settings_rename_skill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/routing/skills/{code}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove Skill
         * @description 409 ``in_use``.
         */
        post: operations["hotline_domains_voice_routing_endpoints_settings_remove_skill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search
         * @description What the reader may see of cases, calls, people, articles and a citizen's number. Leaves an audit row.
         */
        post: operations["hotline_domains_insight_search_endpoints_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search/sounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sounds
         * @description The syllables of the names, in order: 工单 is gong, dan.
         */
        post: operations["hotline_domains_insight_search_endpoints_sounds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/security/accidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Accidents
         * @description Fifty accidents, found last first.
         */
        get: operations["hotline_domains_platform_security_endpoints_accidents_accidents"];
        put?: never;
        /** Open Accident */
        post: operations["hotline_domains_platform_security_endpoints_accidents_open_accident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/security/accidents/{accident_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accident */
        get: operations["hotline_domains_platform_security_endpoints_accidents_accident"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/security/accidents/{accident_id}/closure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request Closure
         * @description It is closed once another person approves. 409 ``steps_missing``, ``requested_already``.
         */
        post: operations["hotline_domains_platform_security_endpoints_accidents_request_closure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/security/accidents/{accident_id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Attach */
        post: operations["hotline_domains_platform_security_endpoints_accidents_attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/security/accidents/{accident_id}/level": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set Level */
        post: operations["hotline_domains_platform_security_endpoints_accidents_set_level"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/security/accidents/{accident_id}/reopening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request Reopening
         * @description It is worked on again once another person approves. 409 ``not_closed``, ``requested_already``.
         */
        post: operations["hotline_domains_platform_security_endpoints_accidents_request_reopening"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/security/accidents/{accident_id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Report */
        post: operations["hotline_domains_platform_security_endpoints_accidents_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/security/accidents/{accident_id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note Step */
        post: operations["hotline_domains_platform_security_endpoints_accidents_note_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/security/accidents/files/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Opened
         * @description 409 ``listened_to_only``: sound, which is listened to. The sound of a film is marked with who took it.
         */
        get: operations["hotline_domains_platform_security_endpoints_accidents_opened"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/security/accidents/files/{file}/listenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin Listening
         * @description Begin to listen to evidence that is sound, as to a recording.
         */
        post: operations["hotline_domains_platform_security_endpoints_accidents_begin_listening"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/security/accidents/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open Accidents
         * @description All that are not closed, with their clocks.
         */
        get: operations["hotline_domains_platform_security_endpoints_accidents_open_accidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/security/algorithms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Algorithms */
        get: operations["hotline_domains_platform_security_endpoints_algorithms_algorithms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/security/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Checks */
        get: operations["hotline_domains_platform_security_endpoints_self_checks_checks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/security/checks/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run Checks
         * @description The worker runs them; the results are there when ``oldest`` is not before ``at``.
         */
        post: operations["hotline_domains_platform_security_endpoints_self_checks_run_checks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/security/controls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Controls */
        get: operations["hotline_domains_platform_security_endpoints_self_checks_controls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/security/dormant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Dormant
         * @description Active accounts without a sign-in, and without a new password, for so many days; by number.
         */
        get: operations["hotline_domains_platform_security_endpoints_sign_ins_dormant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/security/dormant/{number}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close Dormant
         * @description 403 ``own_rights`` for one's own account, 409 ``not_dormant`` for one that was used meanwhile.
         */
        post: operations["hotline_domains_platform_security_endpoints_sign_ins_close_dormant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/security/endings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All Endings
         * @description Certificates, keys and passwords with their ends, what needs somebody first.
         */
        get: operations["hotline_domains_platform_security_endpoints_sign_ins_all_endings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/security/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Quarantine
         * @description Fifty refused uploads, the newest first.
         */
        get: operations["hotline_domains_platform_security_endpoints_quarantine_quarantine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/security/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sign Ins
         * @description Fifty attempts to sign in, the newest first; addresses masked.
         */
        get: operations["hotline_domains_platform_security_endpoints_sign_ins_sign_ins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/security/sign-ins/failures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Failures */
        get: operations["hotline_domains_platform_security_endpoints_sign_ins_failures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Current
         * @description The signed-in person; 401 without one. Sets the cookie ``csrftoken`` either way.
         */
        get: operations["hotline_domains_platform_accounts_endpoints_session_current"];
        put?: never;
        /**
         * Sign In
         * @description 429 ``too_often``, 503 ``sign_in_busy``: a stranger's flood of passwords takes neither processor nor memory.
         */
        post: operations["hotline_domains_platform_accounts_endpoints_session_sign_in"];
        /** Sign Out */
        delete: operations["hotline_domains_platform_accounts_endpoints_session_sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/certificate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove By Certificate
         * @description After 403 ``factor_needed``, through the gateway that passes a smart key's certificate on.
         *
         *     401 ``wrong_factor``, 409 ``certificate_missing``, 423 ``locked``, 503 ``no_list``.
         */
        post: operations["hotline_domains_platform_accounts_endpoints_session_prove_by_certificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove By Code
         * @description After 403 ``factor_needed``: an authenticator's code or a recovery code. 401 ``wrong_factor``, 423 ``locked``.
         */
        post: operations["hotline_domains_platform_accounts_endpoints_session_prove_by_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prove By Passkey */
        post: operations["hotline_domains_platform_accounts_endpoints_session_prove_by_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Passkey Challenge
         * @description After 403 ``factor_needed``: what the browser has a passkey sign.
         */
        post: operations["hotline_domains_platform_accounts_endpoints_session_passkey_challenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note Use
         * @description The page sends it at most once a minute while the person does something or is on a call.
         */
        post: operations["hotline_domains_platform_accounts_endpoints_session_note_use"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Query */
        post: operations["hotline_domains_insight_analytics_endpoints_statistics_query"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics/behind": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Behind
         * @description The facts behind a measure's figure, oldest first.
         */
        post: operations["hotline_domains_insight_analytics_endpoints_statistics_behind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics/hot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Spikes
         * @description Topics or keywords with unusually many calls or cases on a day. Calls have no district: a district is refused.
         */
        get: operations["hotline_domains_insight_analytics_endpoints_trending_spikes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics/hot/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases */
        get: operations["hotline_domains_insight_analytics_endpoints_trending_cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics/registry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Registry */
        get: operations["hotline_domains_insight_analytics_endpoints_statistics_registry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reports */
        get: operations["hotline_domains_insight_analytics_endpoints_reports_reports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics/reports/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take Answer
         * @description Any question of the explorer, as a paper.
         */
        post: operations["hotline_domains_insight_analytics_endpoints_reports_take_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics/reports/results/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open Result
         * @description Opening one leaves an audit row.
         */
        post: operations["hotline_domains_insight_analytics_endpoints_reports_open_result"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics/reports/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Schedule */
        post: operations["hotline_domains_insight_analytics_endpoints_reports_schedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics/reports/schedules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Stop */
        delete: operations["hotline_domains_insight_analytics_endpoints_reports_stop"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics/reports/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take */
        post: operations["hotline_domains_insight_analytics_endpoints_reports_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics/saved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Saved */
        get: operations["hotline_domains_insight_analytics_endpoints_statistics_saved"];
        put?: never;
        /**
         * Save
         * @description Save the reader's question under a name. A question of the same name is replaced.
         */
        post: operations["hotline_domains_insight_analytics_endpoints_statistics_save"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics/saved/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget */
        delete: operations["hotline_domains_insight_analytics_endpoints_statistics_forget"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Values
         * @description The values of a dimension in the last quarter, most frequent first, for narrowing a question.
         */
        get: operations["hotline_domains_insight_analytics_endpoints_statistics_values"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics/workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Workbook
         * @description The answer as xlsx: figures as numbers, with numerator, denominator and definition.
         */
        post: operations["hotline_domains_insight_analytics_endpoints_statistics_workbook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/survey-answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look
         * @description The questionnaire of the link. 404 for a secret that opens nothing, 410 ``expired``, 429 ``too_often``.
         */
        get: operations["hotline_domains_service_surveys_endpoints_answering_look"];
        put?: never;
        /**
         * Answer
         * @description Answer, once. 409 ``answered``, 410 ``expired``, 422 ``answer`` with ``fields``, 429 ``too_often``.
         */
        post: operations["hotline_domains_service_surveys_endpoints_answering_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/surveys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Surveys */
        get: operations["hotline_domains_service_surveys_endpoints_design_surveys"];
        put?: never;
        /** Make */
        post: operations["hotline_domains_service_surveys_endpoints_design_make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/surveys/{survey_id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Comments
         * @description The newest, without their texts.
         */
        get: operations["hotline_domains_service_surveys_endpoints_results_comments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/surveys/{survey_id}/design": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Design */
        get: operations["hotline_domains_service_surveys_endpoints_design_design"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/surveys/{survey_id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Save */
        put: operations["hotline_domains_service_surveys_endpoints_design_save"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/surveys/{survey_id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Take
         * @description The results and all answers as a workbook, without numbers and without what citizens wrote.
         */
        get: operations["hotline_domains_service_surveys_endpoints_results_take"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/surveys/{survey_id}/invitation-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set Rules */
        put: operations["hotline_domains_service_surveys_endpoints_design_set_rules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/surveys/{survey_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish */
        post: operations["hotline_domains_service_surveys_endpoints_design_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/surveys/{survey_id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Results */
        get: operations["hotline_domains_service_surveys_endpoints_results_results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/surveys/comments/{comment_id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reveal
         * @description What the citizen wrote. Each reading leaves an audit row.
         */
        post: operations["hotline_domains_service_surveys_endpoints_results_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/texts/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lines
         * @description The accounts of the settings, each with its line.
         */
        get: operations["hotline_domains_service_messaging_endpoints_carriers_lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/texts/mass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sendings
         * @description Fifty a page, the newest first.
         */
        get: operations["hotline_domains_service_messaging_endpoints_mass_sendings"];
        put?: never;
        /**
         * Upload
         * @description A table (xlsx, xls, csv) whose first row has the headings; 200,000 rows at most. 422 ``unreadable_file``.
         */
        post: operations["hotline_domains_service_messaging_endpoints_mass_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/texts/mass/{mass_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sending
         * @description With what the check found, and how far it is.
         */
        get: operations["hotline_domains_service_messaging_endpoints_mass_sending"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/texts/mass/{mass_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel
         * @description What has not left will not. 409 ``not_now``.
         */
        post: operations["hotline_domains_service_messaging_endpoints_mass_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/texts/mass/{mass_id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check
         * @description Check all rows under this wording, in the background. 422 ``bad_wording``, 409 ``not_now``.
         */
        post: operations["hotline_domains_service_messaging_endpoints_mass_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/texts/mass/{mass_id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request Result
         * @description Have the result made as a workbook, row by row: numbers masked, no contents. Who requested it is notified.
         *
         *     409 ``not_now`` while one's own is being made.
         */
        post: operations["hotline_domains_service_messaging_endpoints_mass_request_result"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/texts/mass/{mass_id}/export/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Take Result
         * @description One's own last workbook. 404 while it is not made, and when it was removed.
         */
        get: operations["hotline_domains_service_messaging_endpoints_mass_take_result"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/texts/mass/{mass_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause
         * @description Nothing new leaves. 409 ``not_now``.
         */
        post: operations["hotline_domains_service_messaging_endpoints_mass_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/texts/mass/{mass_id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start
         * @description Begin once it is approved, or go on after a pause. 409 ``not_now``.
         */
        post: operations["hotline_domains_service_messaging_endpoints_mass_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/texts/mass/{mass_id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit
         * @description Request the approval of another person. 409 ``not_now``, ``nothing_to_send``, ``requested_already``.
         */
        post: operations["hotline_domains_service_messaging_endpoints_mass_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/texts/mass/{mass_id}/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Trial
         * @description Send the wording to one's own telephone, its variables as their names. 409 ``not_now``, 422 ``bad_number``.
         */
        post: operations["hotline_domains_service_messaging_endpoints_mass_trial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/texts/uncertain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Uncertain
         * @description Fifty a page, the latest first.
         */
        get: operations["hotline_domains_service_messaging_endpoints_carriers_uncertain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/texts/uncertain/{message}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settle
         * @description Send it again, or take it as sent. 409 ``settled``.
         */
        post: operations["hotline_domains_service_messaging_endpoints_carriers_settle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/walls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Walls */
        get: operations["hotline_domains_insight_walls_endpoints_design_walls"];
        put?: never;
        /** Make */
        post: operations["hotline_domains_insight_walls_endpoints_design_make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/walls/{key}/design": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Design */
        get: operations["hotline_domains_insight_walls_endpoints_design_design"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/walls/{key}/displays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Displays */
        get: operations["hotline_domains_insight_walls_endpoints_displays_displays"];
        put?: never;
        /**
         * Make
         * @description Create a display and return its path.
         *
         *     The secret follows the ``#``, which browsers do not send: no log holds it.
         */
        post: operations["hotline_domains_insight_walls_endpoints_displays_make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/walls/{key}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Save */
        put: operations["hotline_domains_insight_walls_endpoints_design_save"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/walls/{key}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish */
        post: operations["hotline_domains_insight_walls_endpoints_design_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/walls/{key}/snapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Snapshot
         * @description The first event of the stream, computed for this request.
         */
        get: operations["hotline_domains_insight_walls_endpoints_streams_snapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/walls/{key}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream
         * @description Server-Sent Events of a wall: first a snapshot (layout, figures of its tiles, live data), then changes.
         */
        get: operations["hotline_domains_insight_walls_endpoints_streams_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/walls/{key}/versions/{version}/show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show Again */
        post: operations["hotline_domains_insight_walls_endpoints_design_show_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/walls/displays/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke */
        post: operations["hotline_domains_insight_walls_endpoints_displays_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/walls/grid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Grid
         * @description The smallest size of a tile of each kind, and how many measures it counts.
         */
        get: operations["hotline_domains_insight_walls_endpoints_design_grid"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/walls/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview
         * @description The snapshot that an unsaved layout would show now. 422 with the layout's faults.
         */
        post: operations["hotline_domains_insight_walls_endpoints_design_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Found
         * @description Fifty a page: newest first, or (``order=due``) what is due soonest.
         */
        get: operations["hotline_domains_service_workorders_endpoints_cases_found"];
        put?: never;
        /** Open One */
        post: operations["hotline_domains_service_workorders_endpoints_cases_open_one"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Detail */
        get: operations["hotline_domains_service_workorders_endpoints_cases_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Attach
         * @description Attach one file, sent as multipart ``file``. 422 ``file_refused`` gives the reason.
         */
        post: operations["hotline_domains_service_workorders_endpoints_files_attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/attachments/{attachment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Opened
         * @description An attachment as a download. ``show``: pictures, PDF and films are shown inside our own page.
         *
         *     409 ``listened_to_only``: sound, which is listened to. The sound of a film is marked with who took it.
         */
        get: operations["hotline_domains_service_workorders_endpoints_files_opened"];
        put?: never;
        post?: never;
        /** Detach */
        delete: operations["hotline_domains_service_workorders_endpoints_files_detach"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/attachments/{attachment_id}/listenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin Listening
         * @description Begin to listen to an attached sound, as to a recording.
         */
        post: operations["hotline_domains_service_workorders_endpoints_files_begin_listening"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Comment */
        post: operations["hotline_domains_service_workorders_endpoints_transitions_comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Contact */
        post: operations["hotline_domains_service_workorders_endpoints_transitions_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/extensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Request Extension */
        post: operations["hotline_domains_service_workorders_endpoints_transitions_request_extension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/extensions/{extension_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer Extension */
        post: operations["hotline_domains_service_workorders_endpoints_transitions_answer_extension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/mentions/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Seen */
        post: operations["hotline_domains_service_workorders_endpoints_transitions_seen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge
         * @description Merge the case into the one that came first. The supervision office may do so, and the case's reviewer.
         */
        post: operations["hotline_domains_service_workorders_endpoints_transitions_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add Party */
        post: operations["hotline_domains_service_workorders_endpoints_transitions_add_party"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/parties/{party_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove Party */
        delete: operations["hotline_domains_service_workorders_endpoints_transitions_remove_party"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pause */
        post: operations["hotline_domains_service_workorders_endpoints_transitions_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Printout
         * @description The case in its model's print layout, numbers and names masked. Leaves an audit row.
         */
        get: operations["hotline_domains_service_workorders_endpoints_files_printout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reopen */
        post: operations["hotline_domains_service_workorders_endpoints_transitions_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resume */
        post: operations["hotline_domains_service_workorders_endpoints_transitions_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reveal
         * @description Personal data in the clear; leaves an audit row with the reason.
         */
        post: operations["hotline_domains_service_workorders_endpoints_cases_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/sayings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sayings
         * @description The texts of the case that sound like unrest, for a reader of the case. ``reveal`` shows the sealed ones.
         */
        get: operations["hotline_domains_service_workorders_endpoints_cases_sayings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/seal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Seal */
        post: operations["hotline_domains_service_workorders_endpoints_transitions_seal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/supervise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Supervise */
        post: operations["hotline_domains_service_workorders_endpoints_transitions_supervise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/tasks/{task_id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Claim */
        post: operations["hotline_domains_service_workorders_endpoints_steps_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/tasks/{task_id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Done
         * @description 409 ``stale_version`` when somebody changed the case since ``revision``.
         */
        post: operations["hotline_domains_service_workorders_endpoints_steps_done"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/tasks/{task_id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Draft
         * @description Store the values filled in so far. The step stays open.
         */
        put: operations["hotline_domains_service_workorders_endpoints_steps_draft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/tasks/{task_id}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand Over */
        post: operations["hotline_domains_service_workorders_endpoints_steps_hand_over"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/tasks/{task_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Release */
        post: operations["hotline_domains_service_workorders_endpoints_steps_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/unrest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark Unrest
         * @description Unrest found later than at the registering: the leaders have an alarm at once, the case its lane.
         */
        post: operations["hotline_domains_service_workorders_endpoints_transitions_mark_unrest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/urge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Urge */
        post: operations["hotline_domains_service_workorders_endpoints_transitions_urge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/{case_id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Void */
        post: operations["hotline_domains_service_workorders_endpoints_transitions_void"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts */
        get: operations["hotline_domains_service_workorders_endpoints_cases_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export
         * @description An Excel workbook of what the list finds, one row a case; with the model's own columns when one is chosen.
         */
        get: operations["hotline_domains_service_workorders_endpoints_files_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/mentions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mentions
         * @description Cases with a comment that mentions the reader.
         */
        get: operations["hotline_domains_service_workorders_endpoints_cases_mentions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/prefill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * From Call
         * @description Values for a new case from a call that the reader may see.
         */
        get: operations["hotline_domains_service_workorders_endpoints_cases_from_call"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/cases/tasks/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Batch
         * @description Do several steps, each by itself: a refused one gives its reason and does not stop the others.
         */
        post: operations["hotline_domains_service_workorders_endpoints_steps_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/elements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Recognise
         * @description Suggestions, nothing is kept or logged: who notes it down accepts each by hand.
         */
        post: operations["hotline_domains_service_workorders_endpoints_elements_recognise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/exchange": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Seen
         * @description Messages that wait or were refused, and the newest of both directions.
         */
        get: operations["hotline_domains_service_workorders_endpoints_exchange_seen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/exchange/{message_id}/again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send Again
         * @description Send a message again that 12345 refused.
         */
        post: operations["hotline_domains_service_workorders_endpoints_exchange_send_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/form-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload For Form
         * @description Upload one file for a field of a form, before it is saved: multipart ``file``. The answer is put into the values.
         *
         *     What is in no saved form after two days is removed. 422 ``file_refused``, 409 ``too_many``.
         */
        post: operations["hotline_domains_service_workorders_endpoints_files_upload_for_form"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/house/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Departments
         * @description The departments in use; ``all``: also those out of use.
         */
        get: operations["hotline_domains_service_workorders_endpoints_organisation_departments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/house/departments/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Save Department */
        put: operations["hotline_domains_service_workorders_endpoints_organisation_save_department"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/house/departments/{code}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set Members */
        put: operations["hotline_domains_service_workorders_endpoints_organisation_set_members"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/house/filters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Filters */
        get: operations["hotline_domains_service_workorders_endpoints_organisation_filters"];
        put?: never;
        /** Save Filter */
        post: operations["hotline_domains_service_workorders_endpoints_organisation_save_filter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/house/filters/{filter_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove Filter */
        delete: operations["hotline_domains_service_workorders_endpoints_organisation_remove_filter"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/house/leaves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Leaves
         * @description One's own; everybody's for who assigns.
         */
        get: operations["hotline_domains_service_workorders_endpoints_organisation_leaves"];
        put?: never;
        /** Set Leave */
        post: operations["hotline_domains_service_workorders_endpoints_organisation_set_leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/house/leaves/{leave_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End Leave */
        delete: operations["hotline_domains_service_workorders_endpoints_organisation_end_leave"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/house/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Able
         * @description Staff who handle cases, to be mentioned or to get a step.
         */
        get: operations["hotline_domains_service_workorders_endpoints_organisation_able"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Newest
         * @description The newest version of each model.
         */
        get: operations["hotline_domains_service_workorders_endpoints_models_newest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/models/{model}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** History */
        get: operations["hotline_domains_service_workorders_endpoints_models_history"];
        put?: never;
        /**
         * Save
         * @description Save a draft, which may have problems. 409 ``stale_version`` when another person saved meanwhile.
         */
        post: operations["hotline_domains_service_workorders_endpoints_models_save"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/models/{model}/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One */
        get: operations["hotline_domains_service_workorders_endpoints_models_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/models/{model}/{version}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open Trial
         * @description A case on trial.
         */
        post: operations["hotline_domains_service_workorders_endpoints_models_open_trial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/models/{model}/{version}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish
         * @description Publish the version: new cases are opened in it. 422 ``unsound`` with ``problems``, each with its element.
         */
        post: operations["hotline_domains_service_workorders_endpoints_models_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/models/{model}/{version}/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try Out
         * @description Allow trial cases in the version; they count in no figure. 422 ``unsound`` with ``problems``.
         */
        post: operations["hotline_domains_service_workorders_endpoints_models_try_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/models/{model}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move
         * @description Move running cases to another version. ``dry`` only reports which cases cannot be moved and why.
         */
        post: operations["hotline_domains_service_workorders_endpoints_models_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/models/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check
         * @description The problems that would keep this content from being published. Nothing is stored.
         */
        post: operations["hotline_domains_service_workorders_endpoints_models_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/models/entry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Entry
         * @description Every published model with its form and the outcomes of its entry step, for opening cases.
         */
        get: operations["hotline_domains_service_workorders_endpoints_models_entry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/models/house": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Organisation
         * @description The names that models may refer to: roles, departments, values of cases.
         */
        get: operations["hotline_domains_service_workorders_endpoints_models_organisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/models/rehearsals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rehearse
         * @description Walk a case through the model in the editor. Nothing is stored and nobody is notified.
         */
        post: operations["hotline_domains_service_workorders_endpoints_models_rehearse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workorders/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counted */
        get: operations["hotline_domains_service_workorders_endpoints_statistics_counted"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AcceptanceOut
         * @description ``counts``: how many clauses stand where, by the name of the state.
         */
        AcceptanceOut: {
            /** Contract */
            contract: string;
            /** Counts */
            counts: {
                [key: string]: number;
            };
            /** Groups */
            groups: components["schemas"]["ClauseGroupOut"][];
        };
        /** AcceptanceStepOut */
        AcceptanceStepOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /** Comment */
            comment: string;
            /** State */
            state: string;
            /** State Name */
            state_name: string;
        };
        /**
         * AccidentClockOut
         * @description The term of a step. ``source``: what the term rests on.
         */
        AccidentClockOut: {
            /** Done At */
            done_at: string | null;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Source */
            source: string;
            /**
             * State
             * @enum {string}
             */
            state: "running" | "late" | "done" | "done_late";
            /**
             * Step
             * @enum {string}
             */
            step: "found" | "contained" | "reported" | "recovered" | "reviewed";
        };
        /**
         * AccidentDecisionOut
         * @description A closure (``counts`` set, ``reason`` the conclusion) or its undoing.
         */
        AccidentDecisionOut: {
            /** Approved By */
            approved_by: string;
            /** Approved By Name */
            approved_by_name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Counts */
            counts: boolean | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "closed" | "reopened";
            /** Reason */
            reason: string;
            /** Requested By */
            requested_by: string;
            /** Requested By Name */
            requested_by_name: string;
        };
        /**
         * AccidentDetailOut
         * @description ``waiting``: its closure, or of a closed one its reopening, waits for approval.
         *
         *     ``missing``: why closing it cannot be requested yet; "" when it can.
         */
        AccidentDetailOut: {
            /** Alarm */
            alarm: string;
            /** Approved By */
            approved_by: string;
            /** Approved By Name */
            approved_by_name: string;
            /** Clocks */
            clocks: components["schemas"]["AccidentClockOut"][];
            /** Closed At */
            closed_at: string | null;
            /** Closed By */
            closed_by: string;
            /** Closed By Name */
            closed_by_name: string;
            /** Conclusion */
            conclusion: string;
            /** Counts */
            counts: boolean | null;
            /** Decisions */
            decisions: components["schemas"]["AccidentDecisionOut"][];
            /** Files */
            files: components["schemas"]["AccidentFileOut"][];
            /**
             * Found At
             * Format: date-time
             */
            found_at: string;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "attack" | "malware" | "data" | "content" | "fault" | "misuse" | "other";
            /**
             * Level
             * @enum {string}
             */
            level: "ordinary" | "large" | "major" | "grave";
            /** Missing */
            missing: string;
            /** Noted */
            noted: components["schemas"]["AccidentStepOut"][];
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Opened By */
            opened_by: string;
            /** Opened By Name */
            opened_by_name: string;
            /** Serial */
            serial: string;
            /** Steps */
            steps: ("found" | "contained" | "reported" | "recovered" | "reviewed")[];
            /** Text */
            text: string;
            /** Title */
            title: string;
            /** Waiting */
            waiting: boolean;
        };
        /** AccidentFileOut */
        AccidentFileOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /** Id */
            id: string;
            /** Media Type */
            media_type: string;
            /** Name */
            name: string;
            /** Sha256 */
            sha256: string;
            /** Size */
            size: number;
        };
        /**
         * AccidentIn
         * @description ``text``: what happened. ``alarm``: id of the alarm that it is opened from.
         */
        AccidentIn: {
            /**
             * Alarm
             * @default
             */
            alarm?: string;
            /**
             * Found At
             * Format: date-time
             */
            found_at: string;
            kind: components["schemas"]["AccidentKind"];
            level: components["schemas"]["Level"];
            /** Text */
            text: string;
            /** Title */
            title: string;
        };
        /**
         * AccidentKind
         * @description As in GB/T 20986-2023, the kinds that may befall a hotline.
         * @enum {string}
         */
        AccidentKind: "attack" | "malware" | "data" | "content" | "fault" | "misuse" | "other";
        /**
         * AccidentOut
         * @description ``steps``: kinds of what was noted. ``counts`` None: open.
         */
        AccidentOut: {
            /** Clocks */
            clocks: components["schemas"]["AccidentClockOut"][];
            /** Closed At */
            closed_at: string | null;
            /** Counts */
            counts: boolean | null;
            /**
             * Found At
             * Format: date-time
             */
            found_at: string;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "attack" | "malware" | "data" | "content" | "fault" | "misuse" | "other";
            /**
             * Level
             * @enum {string}
             */
            level: "ordinary" | "large" | "major" | "grave";
            /** Serial */
            serial: string;
            /** Steps */
            steps: ("found" | "contained" | "reported" | "recovered" | "reviewed")[];
            /** Title */
            title: string;
        };
        /** AccidentsOut */
        AccidentsOut: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["AccidentOut"][];
        };
        /** AccidentStepOut */
        AccidentStepOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "found" | "contained" | "reported" | "recovered" | "reviewed";
            /**
             * Noted At
             * Format: date-time
             */
            noted_at: string;
            /** Text */
            text: string;
        };
        /**
         * AccountOut
         * @description ``stamp``: sent back with a change, so that nobody overwrites what they have not seen.
         *
         *     ``one_time_password``: its owner has not replaced it yet.
         */
        AccountOut: {
            /** Active */
            active: boolean;
            /** Certificates */
            certificates: components["schemas"]["CertificateOut"][];
            /** Demonstration */
            demonstration: boolean;
            /** Factors */
            factors: number;
            /** Group */
            group: string;
            /** Last Begun */
            last_begun: string | null;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** One Time Password */
            one_time_password: boolean;
            /** Own */
            own: boolean;
            /** Role Names */
            role_names: string[];
            /** Roles */
            roles: string[];
            /** Sessions */
            sessions: number;
            /** Stamp */
            stamp: string;
        };
        /** AccountQuery */
        AccountQuery: {
            /**
             * Group
             * @default
             */
            group?: string;
            /**
             * Role
             * @default
             */
            role?: string;
            /**
             * State
             * @default
             * @enum {string}
             */
            state?: "" | "active" | "inactive";
            /**
             * Text
             * @default
             */
            text?: string;
        };
        /**
         * AccountRoleOut
         * @description ``power``: the one of the three that its permissions hold, "" for none. ``own``: the reader holds it.
         */
        AccountRoleOut: {
            /** Code */
            code: string;
            /** Holders */
            holders: number;
            /** Name */
            name: string;
            /** Own */
            own: boolean;
            /** Permissions */
            permissions: ("desk.use" | "calls.dial" | "outbound.view" | "outbound.configure" | "callbacks.use" | "callbacks.manage" | "ratings.work" | "ratings.manage" | "ratings.approve" | "calls.view_own" | "calls.view_group" | "calls.view_all" | "calls.export" | "recordings.listen_own" | "recordings.listen" | "recordings.listen_freely" | "recordings.download" | "recordings.hold" | "recordings.manage" | "recordings.destroy" | "citizens.reveal" | "citizens.register" | "citizens.decide" | "inbox.work" | "inbox.assign" | "chat.work" | "chat.assign" | "texts.manage" | "texts.mass" | "texts.approve" | "surveys.view" | "surveys.design" | "workorders.create" | "workorders.view_own" | "workorders.view_department" | "workorders.view_all" | "workorders.view_sealed" | "workorders.work" | "workorders.reveal" | "workorders.urge" | "workorders.assign" | "workorders.supervise" | "workorders.export" | "workorders.statistics" | "workorders.configure" | "workorders.publish" | "live.floor" | "live.direct" | "live.supervise" | "live.health" | "alarms.acknowledge" | "alarms.manage" | "accounts.manage" | "accounts.approve" | "data.approve" | "routing.configure" | "flows.edit" | "flows.publish" | "knowledge.edit" | "knowledge.review" | "knowledge.publish" | "knowledge.require" | "knowledge.exchange" | "statistics.view" | "assessment.view" | "assessment.enter" | "assessment.judge" | "walls.view" | "walls.design" | "integrations.manage" | "security.manage" | "audit.view")[];
            /**
             * Power
             * @enum {string}
             */
            power: "" | "system" | "security" | "audit" | "business";
        };
        /** AccountRolesBody */
        AccountRolesBody: {
            /**
             * Reason
             * @default
             */
            reason?: string;
            /** Roles */
            roles: string[];
        };
        /**
         * AccountsOut
         * @description ``with_certificates``: people here may sign in by a smart key.
         */
        AccountsOut: {
            /** Alone */
            alone: boolean;
            /** Groups */
            groups: string[];
            /** Roles */
            roles: components["schemas"]["AccountRoleOut"][];
            /** Rows */
            rows: components["schemas"]["AccountOut"][];
            /** With Certificates */
            with_certificates: boolean;
        };
        /** AccountStateBody */
        AccountStateBody: {
            /** Active */
            active: boolean;
        };
        /** AcknowledgeBody */
        AcknowledgeBody: {
            /**
             * Note
             * @default
             */
            note?: string;
        };
        /**
         * AdviceOut
         * @description Advice for an agent. ``sentences`` is empty when there is none. ``articles``: the sources, the main one first.
         */
        AdviceOut: {
            /** Articles */
            articles: components["schemas"]["AdvisedOut"][];
            /**
             * Kind
             * @enum {string}
             */
            kind: "answer" | "refer" | "refuse" | "clarify" | "escalate";
            /** Number */
            number: string;
            /** Sentences */
            sentences: string[];
        };
        /** AdvisedOut */
        AdvisedOut: {
            /** Code */
            code: string;
            /** Title */
            title: string;
            /** Version */
            version: number;
        };
        /**
         * AgentDoc
         * @description An agent as the router knows it: bucket ``agents``, key the agent's number.
         *
         *     The router owns the document and reads it back when it starts.
         */
        AgentDoc: {
            call: string;
            call_node: string;
            desk: string;
            device: string;
            directed: components["schemas"]["Direction"] | null;
            endpoint: string;
            extended: boolean;
            group: string;
            id: string;
            idle_since: string | null;
            is_ai: boolean;
            loans: components["schemas"]["TemporarySkillConfig"][];
            lost_call: string;
            name: string;
            next_reason: string;
            next_state: string;
            node: string;
            offer: string;
            queue: string;
            reason: string;
            seq: number;
            since: string;
            skills: {
                [key: string]: number;
            };
            state: components["schemas"]["AgentState"];
            unmet: string;
            unmet_call: string;
            until: string | null;
        };
        /**
         * AgentFigures
         * @description Key ``agent.<id>``. ``answered`` counts talks, call-backs included; rates are fractions 0 … 1.
         */
        AgentFigures: {
            answered: number;
            missed: number;
            satisfaction: number | null;
            talk_seconds: number;
            to_rating_rate: number | null;
            wrap_up_average_seconds: number | null;
        };
        /**
         * AgentNow
         * @description The agent's document after the command.
         */
        AgentNow: {
            agent: components["schemas"]["AgentDoc"];
        };
        /**
         * AgentRequestIn
         * @description A citizen asks for an agent. ``secret``: 256 random bits that identify the citizen's page.
         *
         *     The agent reads the conversation with 京晓保 that the server stores for the session.
         */
        AgentRequestIn: {
            /** Secret */
            secret: string;
            /** Session */
            session: string;
        };
        /**
         * AgentSkillsBody
         * @description Skills that are not named are taken away.
         */
        AgentSkillsBody: {
            /** Levels */
            levels: {
                [key: string]: number;
            };
            /** Stamp */
            stamp: string;
        };
        /**
         * AgentSkillsOut
         * @description ``skills``: the agent's own, skill to level 1 … 5.
         */
        AgentSkillsOut: {
            /** Group */
            group: string;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Skills */
            skills: {
                [key: string]: number;
            };
            /** Stamp */
            stamp: string;
        };
        /**
         * AgentState
         * @enum {unknown}
         */
        AgentState: "missed" | "not_ready" | "ready" | "ringing" | "signed_out" | "talking" | "wrap_up";
        /**
         * AgentUsageOut
         * @description One agent's day. ``hour`` and ``live`` (at this moment) None while the bus does not answer.
         */
        AgentUsageOut: {
            /** Agent */
            agent: string;
            /** Dialled */
            dialled: number;
            /** Group */
            group: string;
            /** Hour */
            hour: number | null;
            /** Live */
            live: number | null;
            /** Name */
            name: string;
            /** Refused */
            refused: number;
        };
        /**
         * AheadOut
         * @description The next two hours. ``expected``: the median of ``days`` days of this kind; None where too few are recorded.
         */
        AheadOut: {
            /** Days */
            days: number;
            /** Deadlines */
            deadlines: number;
            /** Expected */
            expected: components["schemas"]["ExpectedOut"][] | null;
            /** Late Callbacks */
            late_callbacks: number;
            /** Planned */
            planned: components["schemas"]["PlannedOut"][];
        };
        /**
         * AiInstruction
         * @description What a leader instructed the seat to do. ``why_not``: why it could not, "" where it did.
         */
        AiInstruction: {
            /** @enum {string} */
            kind: "hand_over" | "speak" | "offer_text" | "slower" | "repeat";
            leader: string;
            text: string;
            why_not: string;
        };
        /**
         * AiTalk
         * @description What the caller has said to an AI seat, ``agent``. ``summary``: for who goes on, "" while it talks.
         *
         *     ``level`` of unrest by name, "" for none.
         */
        AiTalk: {
            agent: string;
            instructions: components["schemas"]["AiInstruction"][];
            level: string;
            summary: string;
            turns: components["schemas"]["AiTurn"][];
        };
        /**
         * AiTalkBefore
         * @description ``talk`` is null where no AI seat has had the caller.
         */
        AiTalkBefore: {
            talk: components["schemas"]["AiTalk"] | null;
        };
        /**
         * AiTurn
         * @description A turn of a caller and an AI seat. The seat's text is what the caller heard of it.
         */
        AiTurn: {
            by_caller: boolean;
            text: string;
        };
        /** AlarmChoice */
        AlarmChoice: {
            /** Id */
            id: string;
            /** Name */
            name: string;
        };
        /** AlarmOut */
        AlarmOut: {
            /** About */
            about: string;
            /** Acknowledged At */
            acknowledged_at: string | null;
            /** Acknowledged By */
            acknowledged_by: string;
            /** Acknowledged Name */
            acknowledged_name: string;
            /** Acknowledged Note */
            acknowledged_note: string;
            /** Agent */
            agent: string;
            /**
             * Agent Name
             * @default
             */
            agent_name: string;
            /** Call */
            call: string;
            /** Cleared At */
            cleared_at: string | null;
            /** Cleared By */
            cleared_by: string;
            /**
             * Cleared Name
             * @default
             */
            cleared_name: string;
            /** Escalated At */
            escalated_at: string | null;
            /** Group */
            group: string;
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /**
             * Level
             * @enum {string}
             */
            level: "red" | "orange" | "yellow";
            /** Message */
            message: string;
            /** Note */
            note: string;
            /** Queue */
            queue: string;
            /**
             * Queue Name
             * @default
             */
            queue_name: string;
            /**
             * Raised At
             * Format: date-time
             */
            raised_at: string;
        };
        /**
         * AlarmSeen
         * @description An alarm as a wall shows it.
         */
        AlarmSeen: {
            handled: boolean;
            kind: string;
            /** @enum {string} */
            level: "red" | "orange" | "yellow";
            place: string;
            raised_at: string;
        };
        /** AlarmsOut */
        AlarmsOut: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["AlarmOut"][];
        };
        /** AlarmsQuery */
        AlarmsQuery: {
            /** From */
            from?: string | null;
            /**
             * Kind
             * @default
             */
            kind?: string;
            /**
             * Level
             * @default
             * @enum {string}
             */
            level?: "" | "red" | "orange" | "yellow";
            /**
             * Longer
             * @default 0
             */
            longer?: number;
            /**
             * State
             * @default
             * @enum {string}
             */
            state?: "" | "open" | "waiting" | "cleared";
            /** To */
            to?: string | null;
        };
        /**
         * AlarmTranscriptOut
         * @description The dialogue behind an alarm. ``exchanges``: the latest first, empty once ``retention_days`` have passed.
         *
         *     ``callback``: the entry of the call-back list, "" while no number was left.
         */
        AlarmTranscriptOut: {
            alarm: components["schemas"]["AlarmOut"];
            /** Callback */
            callback: string;
            /** Exchanges */
            exchanges: components["schemas"]["QuestionAndAnswerOut"][];
            /** Retention Days */
            retention_days: number;
        };
        /**
         * AlgorithmUseOut
         * @description ``bits``: of the key or the digest. ``domestic``: a Chinese algorithm; ``why``: why another one.
         */
        AlgorithmUseOut: {
            /** Algorithm */
            algorithm: string;
            /** Bits */
            bits: number;
            /** Code */
            code: string;
            /** Domestic */
            domestic: boolean;
            /** Purpose */
            purpose: string;
            /** Standard */
            standard: string;
            /** Why */
            why: string;
        };
        /** AlgorithmUsesOut */
        AlgorithmUsesOut: {
            /** Uses */
            uses: components["schemas"]["AlgorithmUseOut"][];
        };
        /**
         * AmountOut
         * @description A number of recordings, their bytes as stored, and the bytes of the raw files.
         */
        AmountOut: {
            /** Count */
            count: number;
            /** Raw Size */
            raw_size: number;
            /** Size */
            size: number;
        };
        /** AnnouncedOut */
        AnnouncedOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Expected Wait Seconds */
            expected_wait_seconds: number;
            /** Place */
            place: number;
        };
        /** AnswerBody */
        AnswerBody: {
            /**
             * Answer
             * @default
             */
            answer?: string;
            /** Granted */
            granted: boolean;
        };
        /** AnswerLineOut */
        AnswerLineOut: {
            /** By */
            by: string[];
            /** Cells */
            cells: components["schemas"]["CellOut"][];
            /** Labels */
            labels: string[];
        };
        /**
         * AnswerOut
         * @description An answer. ``axes``: for each dimension of time, every value along it, also those without a line.
         */
        AnswerOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Axes */
            axes: components["schemas"]["ValueOut"][][];
            /** Before First */
            before_first: string | null;
            /** Before Last */
            before_last: string | null;
            /** Lines */
            lines: components["schemas"]["AnswerLineOut"][];
            /** Took Ms */
            took_ms: number;
            /** Total */
            total: components["schemas"]["CellOut"][];
        };
        /**
         * AnswerSentence
         * @description Event ``sentence`` of an answer; ``sources``: which of its citations the sentence rests on, by place from 0.
         */
        AnswerSentence: {
            sources: number[];
            text: string;
        };
        /**
         * ApprovalOut
         * @description ``may_decide``: the reader may approve or refuse it now; ``mine``: the reader requested it.
         *
         *     ``evidence_call``: the call in whose recording the reason is heard, "" for none.
         *     ``uses_left``: how often the requester may still do what was approved, until ``usable_until``.
         */
        ApprovalOut: {
            /** Decided At */
            decided_at: string | null;
            /** Decided By */
            decided_by: string;
            /** Decided Name */
            decided_name: string;
            /** Evidence Call */
            evidence_call: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Facts */
            facts: components["schemas"]["FactOut"][];
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "accounts.roles" | "accounts.permissions" | "accounts.second_factor" | "accounts.certificate" | "integrations.key" | "recordings.bulk" | "calls.numbers" | "contract.hand_over" | "contract.destruction" | "citizens.copy" | "security.closure" | "security.reopening" | "ratings.exclusion" | "texts.send_mass";
            /** Kind Name */
            kind_name: string;
            /** May Decide */
            may_decide: boolean;
            /** Mine */
            mine: boolean;
            /** Reason */
            reason: string;
            /** Remark */
            remark: string;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            /** Requested By */
            requested_by: string;
            /** Requested Name */
            requested_name: string;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "approved" | "refused" | "withdrawn" | "expired" | "done";
            /** Title */
            title: string;
            /** Usable Until */
            usable_until: string | null;
            /** Uses Left */
            uses_left: number;
        };
        /** ApprovalRemarkBody */
        ApprovalRemarkBody: {
            /**
             * Remark
             * @default
             */
            remark?: string;
        };
        /**
         * ApprovalsOut
         * @description ``waiting``: how many the reader may decide on now; ``decides``: whether there is any kind the reader decides.
         */
        ApprovalsOut: {
            /** Decides */
            decides: boolean;
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["ApprovalOut"][];
            /** Waiting */
            waiting: number;
        };
        /**
         * ArchivedOfDayOut
         * @description Recordings archived on this Beijing day.
         */
        ArchivedOfDayOut: {
            amount: components["schemas"]["AmountOut"];
            /**
             * Day
             * Format: date
             */
            day: string;
        };
        /** ArticleFileOut */
        ArticleFileOut: {
            /** Digest */
            digest: string;
            /** Name */
            name: string;
            /** Size */
            size: number;
            /** Type */
            type: string;
        };
        /**
         * ArticleOut
         * @description An article.
         *
         *     ``version`` is the one in force on the requested day; ``digest`` its link in the chain of publications.
         */
        ArticleOut: {
            article: components["schemas"]["FormOut"];
            /** Category */
            category: string;
            /** Passages */
            passages: components["schemas"]["PassageOut"][];
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /** Related */
            related: components["schemas"]["RelatedOut"][];
            /** Subcategory */
            subcategory: string;
            /** Topic Title */
            topic_title: string;
            /** Version */
            version: number;
        };
        /**
         * ArticlePassageOut
         * @description ``key``: which part of the article, as ``details/2``.
         */
        ArticlePassageOut: {
            /** Key */
            key: string;
            /** Text */
            text: string;
        };
        /** ArticlePersonOut */
        ArticlePersonOut: {
            /** Name */
            name: string;
            /** Number */
            number: string;
        };
        /** ArticleRow */
        ArticleRow: {
            /** Category */
            category: string;
            /** Code */
            code: string;
            /** Conclusion */
            conclusion: string;
            /** Subcategory */
            subcategory: string;
            /** Tags */
            tags: string[];
            /** Title */
            title: string;
            /** Topic */
            topic: string;
            /**
             * Valid From
             * Format: date
             */
            valid_from: string;
            /** Valid Until */
            valid_until: string | null;
            /** Version */
            version: number;
        };
        /** ArticlesOut */
        ArticlesOut: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["ArticleRow"][];
        };
        /** ArticlesQuery */
        ArticlesQuery: {
            /** As Of */
            as_of?: string | null;
            /**
             * Category
             * @default
             */
            category?: string;
            /**
             * Subcategory
             * @default
             */
            subcategory?: string;
            /**
             * Tag
             * @default
             */
            tag?: string;
            /**
             * Topic
             * @default
             */
            topic?: string;
        };
        /**
         * ArticleTransition
         * @description ``TAKE_BACK`` is the author's, ``SEND_BACK`` the reviewer's or the publisher's.
         * @enum {string}
         */
        ArticleTransition: "save" | "submit" | "take_back" | "send_back" | "approve" | "schedule" | "call_off" | "publish" | "retire" | "drop";
        /** ArticleVersionOut */
        ArticleVersionOut: {
            /** Authors */
            authors: components["schemas"]["ArticlePersonOut"][];
            /** Base */
            base: number;
            /** Code */
            code: string;
            form: components["schemas"]["FormOut"];
            /** Link */
            link: string;
            /** May */
            may: components["schemas"]["ArticleTransition"][];
            /** Note */
            note: string;
            /** Number */
            number: number;
            /** Position */
            position: number | null;
            /** Publish At */
            publish_at: string | null;
            /** Published At */
            published_at: string | null;
            publisher: components["schemas"]["ArticlePersonOut"] | null;
            /** Remark */
            remark: string;
            /** Retired Because */
            retired_because: string;
            /** Retired On */
            retired_on: string | null;
            /** Reviewed At */
            reviewed_at: string | null;
            reviewer: components["schemas"]["ArticlePersonOut"] | null;
            /** Revision */
            revision: number;
            /**
             * Saved At
             * Format: date-time
             */
            saved_at: string;
            state: components["schemas"]["State"];
            /** Title */
            title: string;
            /** Topic */
            topic: string;
            /**
             * Valid From
             * Format: date
             */
            valid_from: string;
            /** Valid Until */
            valid_until: string | null;
            /**
             * Validity
             * @enum {string}
             */
            validity: "" | "retired" | "expired" | "in_force" | "coming" | "replaced";
        };
        /**
         * ArticleVersionRow
         * @description ``validity`` once published: in_force, coming, expired, retired, replaced; ``may``: what the reader can do.
         */
        ArticleVersionRow: {
            /** Authors */
            authors: components["schemas"]["ArticlePersonOut"][];
            /** Base */
            base: number;
            /** Code */
            code: string;
            /** Link */
            link: string;
            /** May */
            may: components["schemas"]["ArticleTransition"][];
            /** Note */
            note: string;
            /** Number */
            number: number;
            /** Position */
            position: number | null;
            /** Publish At */
            publish_at: string | null;
            /** Published At */
            published_at: string | null;
            publisher: components["schemas"]["ArticlePersonOut"] | null;
            /** Remark */
            remark: string;
            /** Retired Because */
            retired_because: string;
            /** Retired On */
            retired_on: string | null;
            /** Reviewed At */
            reviewed_at: string | null;
            reviewer: components["schemas"]["ArticlePersonOut"] | null;
            /** Revision */
            revision: number;
            /**
             * Saved At
             * Format: date-time
             */
            saved_at: string;
            state: components["schemas"]["State"];
            /** Title */
            title: string;
            /** Topic */
            topic: string;
            /**
             * Valid From
             * Format: date
             */
            valid_from: string;
            /** Valid Until */
            valid_until: string | null;
            /**
             * Validity
             * @enum {string}
             */
            validity: "" | "retired" | "expired" | "in_force" | "coming" | "replaced";
        };
        /** ArticleVersionsOut */
        ArticleVersionsOut: {
            /** Rows */
            rows: components["schemas"]["ArticleVersionRow"][];
        };
        /** AssignBody */
        AssignBody: {
            /** Agent */
            agent: string;
        };
        /** AssignChatBody */
        AssignChatBody: {
            /** Agent */
            agent: string;
        };
        /** AssignIn */
        AssignIn: {
            /** Owner */
            owner: string;
        };
        /**
         * AttachmentListeningOut
         * @description A listening: the sound is at ``/api/listenings/{id}?token=…`` until ``expires_at``.
         */
        AttachmentListeningOut: {
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Id */
            id: number;
            /** Token */
            token: string;
        };
        /** AttachmentOut */
        AttachmentOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /** Digest */
            digest: string;
            /** Id */
            id: string;
            /** Media Type */
            media_type: string;
            /** Name */
            name: string;
            /** Size */
            size: number;
        };
        /** AttemptOut */
        AttemptOut: {
            /** Agent */
            agent: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Failed */
            failed: string;
        };
        /**
         * AuditChainOut
         * @description ``guards``: what protects the tables in the database now. ``key``: fingerprint of the public key.
         */
        AuditChainOut: {
            /** Findings */
            findings: components["schemas"]["AuditFindingOut"][];
            /** Guards */
            guards: ("triggers" | "role" | "ddl")[];
            head: components["schemas"]["AuditHeadOut"] | null;
            /** Key */
            key: string;
            /** Oldest */
            oldest: string | null;
            /** Places */
            places: components["schemas"]["AuditPlaceOut"][];
            /** Pruned Until */
            pruned_until: string | null;
            /** Retention Days */
            retention_days: number;
            verification: components["schemas"]["AuditVerificationOut"] | null;
        };
        /** AuditExportBody */
        AuditExportBody: {
            /**
             * About
             * @default
             */
            about?: string;
            /**
             * Action
             * @default
             */
            action?: string;
            /**
             * Address
             * @default
             */
            address?: string;
            /**
             * By
             * @default
             */
            by?: string;
            /**
             * Correlation
             * @default
             */
            correlation?: string;
            /**
             * Form
             * @default csv
             * @enum {string}
             */
            form?: "csv" | "jsonl";
            /** From */
            from?: string | null;
            /**
             * Outcome
             * @default
             * @enum {string}
             */
            outcome?: "" | "done" | "refused" | "locked" | "failed";
            /**
             * Permission
             * @default
             */
            permission?: string;
            /**
             * Searched
             * @default
             */
            searched?: string;
            /**
             * Session
             * @default
             */
            session?: string;
            /** To */
            to?: string | null;
        };
        /** AuditFindingOut */
        AuditFindingOut: {
            /**
             * First At
             * Format: date-time
             */
            first_at: string;
            /** Kind */
            kind: string;
            /**
             * Last At
             * Format: date-time
             */
            last_at: string;
            /** Text */
            text: string;
        };
        /** AuditHeadOut */
        AuditHeadOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Digest */
            digest: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "head" | "checkpoint" | "restart";
            /** Position */
            position: number;
        };
        /** AuditHourOut */
        AuditHourOut: {
            /** Done */
            done: number;
            /** Failed */
            failed: number;
            /**
             * Hour
             * Format: date-time
             */
            hour: string;
            /** Refused */
            refused: number;
        };
        /**
         * AuditHoursOut
         * @description Hours that have any rows, in order.
         */
        AuditHoursOut: {
            /** Rows */
            rows: components["schemas"]["AuditHourOut"][];
        };
        /** AuditPageOut */
        AuditPageOut: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["AuditRowOut"][];
        };
        /** AuditPlaceOut */
        AuditPlaceOut: {
            /** Confirmed At */
            confirmed_at: string | null;
            /** Name */
            name: string;
            /** Readable */
            readable: boolean;
        };
        /**
         * AuditQuery
         * @description ``action``: whole, or its beginning with a dot at its end; ``about``: a subject, or a kind of subjects.
         *
         *     ``searched``: what somebody looked for, as a handle (``POST /audit/search-handle``); it is compared as a digest.
         */
        AuditQuery: {
            /**
             * About
             * @default
             */
            about?: string;
            /**
             * Action
             * @default
             */
            action?: string;
            /**
             * Address
             * @default
             */
            address?: string;
            /**
             * By
             * @default
             */
            by?: string;
            /**
             * Correlation
             * @default
             */
            correlation?: string;
            /** From */
            from?: string | null;
            /**
             * Outcome
             * @default
             * @enum {string}
             */
            outcome?: "" | "done" | "refused" | "locked" | "failed";
            /**
             * Permission
             * @default
             */
            permission?: string;
            /**
             * Searched
             * @default
             */
            searched?: string;
            /**
             * Session
             * @default
             */
            session?: string;
            /** To */
            to?: string | null;
        };
        /** AuditRowOut */
        AuditRowOut: {
            /** About */
            about: string;
            /** Action */
            action: string;
            /** Address */
            address: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /** Client */
            client: string;
            /** Correlation */
            correlation: string;
            /** Detail */
            detail: {
                [key: string]: unknown;
            };
            /** Id */
            id: number;
            /** Outcome */
            outcome: string;
            /** Permission */
            permission: string;
            /** Permission Label */
            permission_label: string;
            /** Session */
            session: string;
            /** Status */
            status: number | null;
        };
        /** AuditVerificationOut */
        AuditVerificationOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Error */
            error: string;
            /** Findings */
            findings: number;
            /** Heads */
            heads: number;
            /** Links */
            links: number;
            /** Seconds */
            seconds: number;
        };
        /** BanOut */
        BanOut: {
            /** Seconds */
            seconds: number;
            /** Source */
            source: string;
            /** Why */
            why: string;
        };
        /**
         * Bar
         * @description Why a number gets no texts.
         * @enum {string}
         */
        Bar: "opted_out" | "blacklisted";
        /** BasisOut */
        BasisOut: {
            /** Clause */
            clause: string;
            /** Law */
            law: string;
        };
        /**
         * BatchBody
         * @description The same outcome for many: each is done or refused by itself.
         */
        BatchBody: {
            /**
             * Department
             * @default
             */
            department?: string;
            /**
             * Outcome
             * @default
             */
            outcome?: string;
            /**
             * Reason
             * @default
             */
            reason?: string;
            /** Tasks */
            tasks: number[];
            /**
             * To
             * @default
             */
            to?: string;
            /**
             * Transition
             * @enum {string}
             */
            transition: "claim" | "hand_over" | "complete";
        };
        /** BatchOut */
        BatchOut: {
            /** Done */
            done: number;
            /** Rows */
            rows: components["schemas"]["BatchRow"][];
        };
        /**
         * BatchRow
         * @description The result of a batch for one step.
         */
        BatchRow: {
            /** Number */
            number: string;
            /** Refusal */
            refusal: string;
            /** Task */
            task: number;
        };
        /** BeginBody */
        BeginBody: {
            /** Form */
            form: components["schemas"]["FormOut"];
            /**
             * Note
             * @default
             */
            note?: string;
        };
        /** BeginningIn */
        BeginningIn: {
            /** Q */
            q: string;
        };
        /** BehindIn */
        BehindIn: {
            /**
             * After
             * @default
             */
            after?: string;
            /**
             * Compare
             * @default
             * @enum {string}
             */
            compare?: "" | "previous" | "year";
            /**
             * Dimensions
             * @default []
             */
            dimensions?: string[];
            /** Filters */
            filters?: {
                [key: string]: string[];
            };
            /**
             * First
             * Format: date
             */
            first: string;
            /**
             * Last
             * Format: date
             */
            last: string;
            /** Measures */
            measures: string[];
            /**
             * Part
             * @default num
             */
            part?: string;
        };
        /** BehindOut */
        BehindOut: {
            /** Heads */
            heads: string[];
            /** Next */
            next: string;
            /** Rows */
            rows: components["schemas"]["BehindRowOut"][];
        };
        /** BehindRowOut */
        BehindRowOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Call */
            call: string;
            /** Case */
            case: string;
            /** Chat */
            chat: string;
            /** Id */
            id: string;
            /** Labels */
            labels: string[];
        };
        /** BoardOut */
        BoardOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Contract */
            contract: string;
            /** Contract Version */
            contract_version: number;
            /** Days */
            days: number;
            /** Days Gone */
            days_gone: number;
            /** Fee */
            fee: string;
            /** Lines */
            lines: components["schemas"]["LineOut"][];
            quarter: components["schemas"]["QuarterOut"];
            /** Quarters */
            quarters: components["schemas"]["QuarterOut"][];
            /** Readings */
            readings: string;
            totals: components["schemas"]["TotalsOut"];
            /**
             * Until
             * Format: date
             */
            until: string;
        };
        /** BranchOut */
        BranchOut: {
            /** Category */
            category: string;
            /** Count */
            count: number;
            /** Subcategory */
            subcategory: string;
        };
        /** BulkBody */
        BulkBody: {
            /** Count */
            count: number;
            /** Reason */
            reason: string;
        };
        /**
         * Bye
         * @description Event ``bye``: the server ends the stream for the reason in ``code``.
         */
        Bye: {
            code: string;
        };
        /**
         * CalculateBody
         * @description ``inputs``: field -> what was typed, as text, number or yes/no.
         */
        CalculateBody: {
            /** Inputs */
            inputs: {
                [key: string]: unknown;
            };
        };
        /**
         * CalculatedOut
         * @description ``warnings`` are for the caller too, ``notes`` for the agent; ``spoken`` is all that is read out.
         */
        CalculatedOut: {
            /** Basis */
            basis: string[];
            /** Conclusion */
            conclusion: string;
            /** Decides */
            decides: string;
            /** Name */
            name: string;
            /** Notes */
            notes: string[];
            /** Spoken */
            spoken: string;
            /** Steps */
            steps: components["schemas"]["CalculatedStep"][];
            /** Title */
            title: string;
            /**
             * Valid From
             * Format: date
             */
            valid_from: string;
            /** Valid Until */
            valid_until: string | null;
            /** Values */
            values: components["schemas"]["CalculatedValue"][];
            /** Warnings */
            warnings: string[];
        };
        /** CalculatedStep */
        CalculatedStep: {
            /** Basis */
            basis: string[];
            /** Text */
            text: string;
        };
        /**
         * CalculatedValue
         * @description A result. ``value`` is plain, for machines. ``text`` has its unit, for people.
         */
        CalculatedValue: {
            /** Label */
            label: string;
            /** Name */
            name: string;
            /** Text */
            text: string;
            /** Value */
            value: string;
        };
        /** CalculatorChoice */
        CalculatorChoice: {
            /** Help */
            help: string;
            /** Label */
            label: string;
            /** Value */
            value: string;
        };
        /**
         * CalculatorField
         * @description ``kind``: day, month, integer, number, money, choice, yes_no. ``begins``: today, month, year or nothing.
         */
        CalculatorField: {
            /**
             * Begins
             * @enum {string}
             */
            begins: "" | "month" | "today" | "year";
            /** Choices */
            choices: components["schemas"]["CalculatorChoice"][];
            figure: components["schemas"]["CalculatorFigure"] | null;
            /** Help */
            help: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "number" | "day" | "month" | "integer" | "money" | "choice" | "yes_no";
            /** Label */
            label: string;
            /** Maximum */
            maximum: string | null;
            /** Minimum */
            minimum: string | null;
            /** Name */
            name: string;
            only: components["schemas"]["CalculatorOnly"] | null;
            /** Required */
            required: boolean;
            /** Unit */
            unit: string;
        };
        /**
         * CalculatorFigure
         * @description A figure that is set every year: ``code`` is the same in every calculator, ``where`` it is found.
         */
        CalculatorFigure: {
            /** Code */
            code: string;
            /** What */
            what: string;
            /** Where */
            where: string;
        };
        /**
         * CalculatorOnly
         * @description Asked for only where ``field`` has one of ``values``.
         */
        CalculatorOnly: {
            /** Field */
            field: string;
            /** Values */
            values: string[];
        };
        /** CalculatorOut */
        CalculatorOut: {
            /** About */
            about: string;
            /** Fields */
            fields: components["schemas"]["CalculatorField"][];
            /** Name */
            name: string;
            /** Title */
            title: string;
            /**
             * Valid From
             * Format: date
             */
            valid_from: string;
            /** Valid Until */
            valid_until: string | null;
        };
        /** CalculatorsOut */
        CalculatorsOut: {
            /** Calculators */
            calculators: components["schemas"]["CalculatorOut"][];
        };
        /** CalendarDaysOut */
        CalendarDaysOut: {
            /** Rows */
            rows: components["schemas"]["DayRow"][];
        };
        /**
         * CalendarOut
         * @description ``known``: the State Council's arrangement for the year is there.
         */
        CalendarOut: {
            /** Known */
            known: boolean;
            /** Rows */
            rows: components["schemas"]["CalendarRow"][];
            /** Year */
            year: number;
        };
        /**
         * CalendarRow
         * @description A day. ``kind`` holds; ``by_calendar`` is what the State Council published; ``name`` is its holiday.
         */
        CalendarRow: {
            /** At */
            at: string | null;
            /** By */
            by: string;
            /**
             * By Calendar
             * @enum {string}
             */
            by_calendar: "working" | "holiday";
            /** By Name */
            by_name: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "working" | "holiday";
            /** Made Up */
            made_up: boolean;
            /** Name */
            name: string;
        };
        /**
         * CallBack
         * @description A call back that was promised to this number and still waits.
         */
        CallBack: {
            at: string;
            call_id: string;
            queue: string;
        };
        /**
         * CallBackIn
         * @description The agent who rings up reads the conversation that the server stores.
         */
        CallBackIn: {
            /** Number */
            number: string;
            /** Session */
            session: string;
        };
        /** CallBackOut */
        CallBackOut: {
            /** Accepted At */
            accepted_at: string | null;
            /** Attempts */
            attempts: components["schemas"]["AttemptOut"][];
            /** Number */
            number: string;
            /** Offered At */
            offered_at: string | null;
        };
        /**
         * CallBackRow
         * @description ``next_try``: earliest moment of the next try. ``taken_by``: "" when the entry is free.
         *
         *     ``presentation``: who vouches for the number. ``number_stated``: the citizen said it, the call displayed another.
         */
        CallBackRow: {
            /** Blocked */
            blocked: boolean;
            /** Call */
            call: string;
            /** Closed At */
            closed_at: string | null;
            /** Closed By */
            closed_by: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Made By */
            made_by: string;
            /** Made By Name */
            made_by_name: string;
            /**
             * Next Try
             * Format: date-time
             */
            next_try: string;
            /** Note */
            note: string;
            /** Number */
            number: string;
            /** Number Stated */
            number_stated: boolean;
            original: components["schemas"]["OriginalOut"] | null;
            /** Place */
            place: string;
            presentation: components["schemas"]["Presentation"];
            /** Reason */
            reason: string;
            /** Result */
            result: string;
            /** Taken By */
            taken_by: string;
            /** Taken By Name */
            taken_by_name: string;
            /** Tries */
            tries: components["schemas"]["TryOut"][];
            /** Tries Left */
            tries_left: number;
        };
        /** CallBackRows */
        CallBackRows: {
            /** Rows */
            rows: components["schemas"]["CallBackRow"][];
        };
        /**
         * CallBegun
         * @description The id of the call that was dialled, or that the leader is with now.
         */
        CallBegun: {
            call: string;
        };
        /**
         * CallDetail
         * @description A call in full (docs/api.md).
         */
        CallDetail: {
            /** After */
            after: string;
            /** Answered */
            answered: boolean;
            /** Blocked */
            blocked: boolean;
            callback: components["schemas"]["CallBackOut"] | null;
            /** Cause */
            cause: number;
            /** Consults */
            consults: components["schemas"]["ConsultOut"][];
            /** Dial Failed */
            dial_failed: string;
            /** Dialed */
            dialed: string;
            /** Ended At */
            ended_at: string | null;
            /** Events */
            events: components["schemas"]["EventOut"][];
            /** Following */
            following: components["schemas"]["CallRow"][];
            /** Held Seconds */
            held_seconds: number;
            /** Helps */
            helps: components["schemas"]["HelpOut"][];
            /** Journey */
            journey: components["schemas"]["PartOut"][];
            /** Menu */
            menu: components["schemas"]["MenuStepOut"][];
            /** Node */
            node: string;
            notice: components["schemas"]["RecordingNoticeOut"] | null;
            /** Offers */
            offers: components["schemas"]["OfferOut"][];
            /** Origin */
            origin: string;
            presentation: components["schemas"]["Presentation"];
            rating: components["schemas"]["RatingOut"] | null;
            recording: components["schemas"]["RecordingOut"];
            row: components["schemas"]["CallRow"];
            /** Site */
            site: string;
            /** Stage */
            stage: string;
            /** Stays */
            stays: components["schemas"]["QueueVisitOut"][];
            /** Supervisions */
            supervisions: components["schemas"]["SupervisionOut"][];
            /** Talks */
            talks: components["schemas"]["TalkOut"][];
            /** Transfers */
            transfers: components["schemas"]["TransferOut"][];
            /** Wrap Up Seconds */
            wrap_up_seconds: number;
            /** Wrap Ups */
            wrap_ups: components["schemas"]["WrapUpOut"][];
        };
        /**
         * CallDoc
         * @description ``number`` is masked, "" when withheld; ``presentation``: who vouches for it; ``agent`` whom it rings or who
         *     talks, "" when nobody is concerned.
         *
         *     ``queued_at`` is set while the caller waits, ``waited_seconds`` once the wait is over,
         *     ``talk_started_at``, ``held_since`` and ``lost_since`` while it is so. ``party`` is the third on the call;
         *     ``consult_over`` says why the last one is gone (no_answer, busy, …), "" before the first; ``passed_on_by`` who
         *     passed the caller on last; ``help_requested_at`` since when a hand is up, ``help_seen_by`` the leader who saw it.
         *     ``supervision`` is the leader with the call, ``supervision_over`` why the last one, ``supervised_by``, is gone;
         *     ``taken_over``: who talks is a leader. ``case_number``: the case of 12345, "" for callers of our own.
         *     ``silent_since``: nobody in the talk has spoken since; ``talk_limit_at``: when a leg outside is hung up.
         *     ``direction`` out: an agent dialled it, ``after`` another call, for an entry of the call-back list.
         *     ``objected``: the citizen does not want to be recorded.
         *     The names, of the queue and of people, are for screens, which also get no ``internals``.
         */
        CallDoc: {
            after: string;
            agent: string;
            agent_name: string;
            arrived_at: string | null;
            at: string;
            callback: boolean;
            callback_entry: string;
            case_number: string;
            consult_over: string;
            dialed: string;
            /** @enum {string} */
            direction: "in" | "out";
            held_since: string | null;
            help_asked_at: string | null;
            help_seen_by: string;
            help_seen_by_name: string;
            help_text: string;
            id: string;
            internals?: components["schemas"]["CallInternals"];
            lost_since: string | null;
            number: string;
            objected: boolean;
            offer: string;
            origin: string;
            party: components["schemas"]["LiveParty"] | null;
            passed_on_by: string;
            passed_on_by_name: string;
            path: string[];
            phase: components["schemas"]["Phase"];
            place: string;
            presentation: components["schemas"]["Presentation"];
            priority: number;
            queue: string;
            queue_name: string;
            queued_at: string | null;
            reasons: string[];
            repeat: boolean;
            ring_seconds: number;
            silent_since: string | null;
            supervised_by: string;
            supervision: components["schemas"]["LiveSupervision"] | null;
            supervision_over: string;
            taken_over: boolean;
            talk_limit_at: string | null;
            talk_started_at: string | null;
            test: boolean;
            waited_seconds: number | null;
        };
        /**
         * Caller
         * @description The caller on an agent's screen.
         *
         *     ``history`` is "ok", "unavailable" or "blocked". With "unavailable", ``calls`` is empty because the database did not
         *     answer; with "blocked", because what is stored about the number is not used.
         */
        Caller: {
            arrived_at: string | null;
            call_id: string;
            callbacks: components["schemas"]["CallBack"][];
            calls: components["schemas"]["EarlierCall"][];
            case_number: string;
            /** @enum {string} */
            history: "ok" | "unavailable" | "blocked";
            number: string;
            origin: string;
            path: string[];
            place: string;
            presentation: components["schemas"]["Presentation"];
            queue: string;
            queue_name: string;
            repeat: boolean;
            waiting_since: string | null;
        };
        /**
         * CallInternals
         * @description What other processes need of a call and no screen shows. ``number`` None: withheld; ``legs``: role -> channel.
         *
         *     ``last_agent`` had the caller last; ``talks`` counts them; ``callback_offered``: the caller may take a call-back;
         *     ``talk_reasons``: why the caller who talks now had priority.
         */
        CallInternals: {
            callback_offered: boolean;
            last_agent: string;
            legs: {
                [key: string]: string;
            };
            node: string;
            number: components["schemas"]["Sealed"] | null;
            recording: string;
            site: string;
            talk_reasons: string[];
            talks: number;
        };
        /**
         * CallQuery
         * @description The filters of a search, all optional; ``from`` and ``to`` are moments, [from, to).
         *
         *     ``number``: the last four digits, or a handle of the complete number (POST /api/citizens/search-handle).
         */
        CallQuery: {
            /**
             * Agent
             * @default
             */
            agent?: string;
            /**
             * Case
             * @default
             */
            case?: string;
            /**
             * Flag
             * @default
             */
            flag?: string;
            /** From */
            from?: string | null;
            /**
             * Hung Up By
             * @default
             */
            hung_up_by?: string;
            /**
             * Notice
             * @default
             */
            notice?: string;
            /**
             * Number
             * @default
             */
            number?: string;
            /**
             * Queue
             * @default
             */
            queue?: string;
            /**
             * Rating
             * @default
             */
            rating?: string;
            /** To */
            to?: string | null;
            /**
             * Topic
             * @default
             */
            topic?: string;
        };
        /**
         * CallRow
         * @description A call in a list; documented in docs/api.md.
         */
        CallRow: {
            /** Agent */
            agent: string;
            /** Agent Name */
            agent_name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Case Number */
            case_number: string;
            /**
             * Direction
             * @enum {string}
             */
            direction: "in" | "out";
            /** Flags */
            flags: string[];
            /** Hung Up By */
            hung_up_by: string;
            /** Id */
            id: string;
            /** Invented */
            invented: boolean;
            /** Number */
            number: string;
            /** Place */
            place: string;
            /** Queue */
            queue: string;
            /** Queue Name */
            queue_name: string;
            /** Rating */
            rating: number | null;
            recording: components["schemas"]["RecordingState"];
            /** Talk Seconds */
            talk_seconds: number;
            /** Topic */
            topic: string;
            /** Topic Title */
            topic_title: string;
            /** Wait Seconds */
            wait_seconds: number;
        };
        /**
         * CallRows
         * @description A page of calls.
         */
        CallRows: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["CallRow"][];
            /** Total */
            total: number | null;
        };
        /**
         * CannedRepliesOut
         * @description By title.
         */
        CannedRepliesOut: {
            /** Rows */
            rows: components["schemas"]["CannedReplyOut"][];
        };
        /** CannedReplyBody */
        CannedReplyBody: {
            /** Text */
            text: string;
            /** Title */
            title: string;
        };
        /** CannedReplyOut */
        CannedReplyOut: {
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Changed By */
            changed_by: string;
            /** Id */
            id: number;
            /** Text */
            text: string;
            /** Title */
            title: string;
        };
        /**
         * Carrier
         * @enum {string}
         */
        Carrier: "mobile" | "unicom" | "telecom" | "broadnet";
        /**
         * CarrierLineOut
         * @description The line to one account. ``phase`` none: no process ever had it. ``waiting``, ``today``, ``uncertain``: parts.
         */
        CarrierLineOut: {
            /** Account */
            account: string;
            /** Carriers */
            carriers: components["schemas"]["Carrier"][];
            /** Is Down */
            is_down: boolean;
            /** Last Problem */
            last_problem: string;
            /** Last Problem At */
            last_problem_at: string | null;
            /** Max Per Minute */
            max_per_minute: number;
            /** Per Day */
            per_day: number;
            /** Per Minute */
            per_minute: number;
            /**
             * Phase
             * @enum {string}
             */
            phase: "none" | "away" | "connecting" | "logging_in" | "up" | "leaving" | "over";
            /** Phase Since */
            phase_since: string | null;
            /** Problem */
            problem: string;
            /**
             * Protocol
             * @enum {string}
             */
            protocol: "cmpp" | "sgip" | "smgp" | "smpp";
            /** Seen At */
            seen_at: string | null;
            /** Today */
            today: number;
            /** Uncertain */
            uncertain: number;
            /** Waiting */
            waiting: number;
        };
        /** CarrierLinesOut */
        CarrierLinesOut: {
            /** Rows */
            rows: components["schemas"]["CarrierLineOut"][];
        };
        /** CaseDayOut */
        CaseDayOut: {
            /** Count */
            count: number;
            /**
             * Day
             * Format: date
             */
            day: string;
        };
        /**
         * CaseEntryOut
         * @description A line of the timeline. ``is_review``: a reviewer's decision.
         */
        CaseEntryOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /** Detail */
            detail: {
                [key: string]: unknown;
            };
            /** Is Review */
            is_review: boolean;
            /** Step */
            step: string;
            /** Text */
            text: string;
            /**
             * What
             * @enum {string}
             */
            what: "opened" | "step" | "changed" | "closed" | "reopened" | "voided" | "merged" | "took_in" | "timer" | "moved" | "claimed" | "released" | "handed_over" | "given" | "urged" | "supervised" | "unsupervised" | "sealed" | "unsealed" | "unrest" | "contacted" | "unreached" | "extension_asked" | "extension_granted" | "extension_refused" | "clock_paused" | "clock_resumed" | "deadline_warned" | "deadline_overdue" | "deadline_escalated" | "party_added" | "party_removed" | "attached" | "detached" | "left_out" | "return_accepted" | "return_refused" | "withdrawn" | "judged";
        };
        /**
         * CaseOut
         * @description A case in full.
         */
        CaseOut: {
            /** Attachments */
            attachments: components["schemas"]["AttachmentOut"][];
            /** Attempts */
            attempts: {
                [key: string]: unknown;
            }[];
            /** Call */
            call: string;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Closed At */
            closed_at: string | null;
            /** Columns */
            columns: import('@/workorders/wire').Values;
            /** Comments */
            comments: components["schemas"]["CommentOut"][];
            /** Confidential */
            confidential: boolean;
            /** Contacted At */
            contacted_at: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Created By Name */
            created_by_name: string;
            /** Deadlines */
            deadlines: components["schemas"]["DeadlineOut"][];
            /** Department */
            department: string;
            /** Department Name */
            department_name: string;
            /** District */
            district: string;
            /** Due At */
            due_at: string | null;
            /** Employer */
            employer: string;
            /** Entries */
            entries: components["schemas"]["CaseEntryOut"][];
            /** Extensions */
            extensions: components["schemas"]["ExtensionRequestOut"][];
            /** External Due At */
            external_due_at: string | null;
            /** External Number */
            external_number: string;
            /** Fields */
            fields: import('@/workorders/wire').Values;
            /** Form */
            form: import('@/workorders/wire').FormSchema;
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Largest File */
            largest_file: number;
            /** May */
            may: string[];
            /** Merged Into */
            merged_into: string;
            /** Model */
            model: string;
            /** Model Name */
            model_name: string;
            /** Number */
            number: string;
            /** Over */
            over: boolean;
            /** Overdue */
            overdue: boolean;
            /** Parties */
            parties: components["schemas"]["PartyOut"][];
            /** Person */
            person: string;
            /** Phone */
            phone: string;
            /** Repeats */
            repeats: number;
            /** Replied At */
            replied_at: string | null;
            /** Reply */
            reply: string;
            /** Result */
            result: string;
            /** Returns */
            returns: number;
            /** Revision */
            revision: number;
            /** Round */
            round: number;
            /** Same */
            same: components["schemas"]["RepeatOut"][];
            /** Satisfied */
            satisfied: boolean | null;
            /** Sealed */
            sealed: {
                [key: string]: string;
            };
            /** Source */
            source: string;
            /** Source Name */
            source_name: string;
            /** State */
            state: string;
            /** State Name */
            state_name: string;
            /** States */
            states: {
                [key: string]: string;
            };
            /** Summary */
            summary: string;
            /** Supervised */
            supervised: boolean;
            /** Tasks */
            tasks: components["schemas"]["TaskOut"][];
            /** Texts */
            texts: {
                [key: string]: string;
            };
            /** Topic */
            topic: string;
            /** Topic Title */
            topic_title: string;
            /** Trial */
            trial: boolean;
            /** Unrest */
            unrest: string;
            /** Urged */
            urged: number;
            /** Urgency */
            urgency: string;
            /** Version */
            version: number;
        };
        /** CaseRemarkBody */
        CaseRemarkBody: {
            /**
             * Comment
             * @default
             */
            comment?: string;
        };
        /**
         * CaseRow
         * @description A case in a list, personal data masked. ``columns``: the model's own columns, by field.
         */
        CaseRow: {
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Closed At */
            closed_at: string | null;
            /** Columns */
            columns: import('@/workorders/wire').Values;
            /** Confidential */
            confidential: boolean;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Created By Name */
            created_by_name: string;
            /** Department */
            department: string;
            /** Department Name */
            department_name: string;
            /** District */
            district: string;
            /** Due At */
            due_at: string | null;
            /** Employer */
            employer: string;
            /** External Number */
            external_number: string;
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Model */
            model: string;
            /** Model Name */
            model_name: string;
            /** Number */
            number: string;
            /** Over */
            over: boolean;
            /** Overdue */
            overdue: boolean;
            /** Person */
            person: string;
            /** Phone */
            phone: string;
            /** Repeats */
            repeats: number;
            /** Returns */
            returns: number;
            /** Revision */
            revision: number;
            /** Source */
            source: string;
            /** Source Name */
            source_name: string;
            /** State */
            state: string;
            /** State Name */
            state_name: string;
            /** Summary */
            summary: string;
            /** Supervised */
            supervised: boolean;
            /** Tasks */
            tasks: components["schemas"]["TaskOut"][];
            /** Topic */
            topic: string;
            /** Topic Title */
            topic_title: string;
            /** Trial */
            trial: boolean;
            /** Unrest */
            unrest: string;
            /** Urged */
            urged: number;
            /** Urgency */
            urgency: string;
        };
        /** CasesOut */
        CasesOut: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["CaseRow"][];
        };
        /**
         * CasesQuery
         * @description The filters of a list of cases.
         *
         *     ``scope``: mine (steps in my hands), department, claimable, done, opened (by me), mentioned (not seen yet) or all.
         *     ``q``: words of two characters and more. ``person``: a handle of a phone or identity number
         *     (POST /api/citizens/search-handle). ``order``: due or newest.
         *     ``unrest``: cases marked with any level.
         */
        CasesQuery: {
            /**
             * Call
             * @default
             */
            call?: string;
            /**
             * Caller
             * @default
             */
            caller?: string;
            /**
             * Department
             * @default
             */
            department?: string;
            /**
             * Differs
             * @default
             * @enum {string}
             */
            differs?: "" | "responded" | "resolved" | "satisfied";
            /**
             * District
             * @default
             */
            district?: string;
            /** End */
            end?: string | null;
            /**
             * Kind
             * @default
             */
            kind?: string;
            /**
             * Late
             * @default
             */
            late?: string;
            /**
             * Model
             * @default
             */
            model?: string;
            /**
             * Number
             * @default
             */
            number?: string;
            /**
             * Overdue
             * @default false
             */
            overdue?: boolean;
            /**
             * Person
             * @default
             */
            person?: string;
            /**
             * Q
             * @default
             */
            q?: string;
            /**
             * Result
             * @default
             */
            result?: string;
            /**
             * Returned
             * @default false
             */
            returned?: boolean;
            /**
             * Scope
             * @default all
             * @enum {string}
             */
            scope?: "mine" | "department" | "claimable" | "done" | "opened" | "mentioned" | "all";
            /**
             * Source
             * @default
             */
            source?: string;
            /** Start */
            start?: string | null;
            /**
             * State
             * @default
             */
            state?: string;
            /**
             * Step
             * @default
             */
            step?: string;
            /**
             * Supervised
             * @default false
             */
            supervised?: boolean;
            /**
             * Topic
             * @default
             */
            topic?: string;
            /**
             * Unrest
             * @default false
             */
            unrest?: boolean;
            /**
             * Urged
             * @default false
             */
            urged?: boolean;
            /**
             * Urgency
             * @default
             */
            urgency?: string;
        };
        /**
         * Cause
         * @enum {string}
         */
        Cause: "attitude" | "answer" | "procedure" | "policy" | "wait" | "line" | "other";
        /** CellOut */
        CellOut: {
            /** Before */
            before: number | null;
            /** Den */
            den: number | null;
            /** Displayed Before */
            displayed_before: string;
            /** Displayed Value */
            displayed_value: string;
            /** Num */
            num: number;
            /** Value */
            value: number | null;
        };
        /**
         * CertificateBody
         * @description ``certificate``: PEM, or DER as base64.
         */
        CertificateBody: {
            /** Certificate */
            certificate: string;
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * CertificateOut
         * @description A certificate by which somebody signs in, or did until somebody ended it at ``ended_at``.
         */
        CertificateOut: {
            /** Ended At */
            ended_at: string | null;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Id */
            id: number;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Name */
            name: string;
            /** Used At */
            used_at: string | null;
        };
        /**
         * Change
         * @description Event ``change``: document ``doc`` has a new ``value``, or null when it was deleted.
         */
        Change: {
            doc: string;
            seq: number;
            value: unknown | null;
        };
        /** ChangeAccountBody */
        ChangeAccountBody: {
            /**
             * Group
             * @default
             */
            group?: string;
            /** Name */
            name: string;
            /** Stamp */
            stamp: string;
        };
        /** ChangePasswordBody */
        ChangePasswordBody: {
            /** New */
            new: string;
            /** Old */
            old: string;
        };
        /** ChangeRow */
        ChangeRow: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /** Label */
            label: string;
            /** Version */
            version: number;
            /** What */
            what: string;
        };
        /** ChangesOut */
        ChangesOut: {
            /** Rows */
            rows: components["schemas"]["ChangeRow"][];
        };
        /**
         * Channel
         * @description ``LIST``: the drawer and its count. ``BROWSER``: also the browser's pop-up while the page is hidden.
         * @enum {string}
         */
        Channel: "list" | "browser";
        /**
         * ChatBeforeOut
         * @description The dialogue with 京晓保 before the chat, and the agent's note at its end.
         */
        ChatBeforeOut: {
            /** Lines */
            lines: components["schemas"]["ChatTurnOut"][];
            /** Note */
            note: string;
        };
        /**
         * ChatEnd
         * @enum {string}
         */
        ChatEnd: "citizen" | "agent" | "silence" | "left";
        /**
         * ChatFileOut
         * @description A picture or document of a message.
         *
         *     ``width`` and ``height`` in dots, 0 for a document. ``preview``: a small JPEG in base64, "" for a document and where
         *     the chat is masked.
         */
        ChatFileOut: {
            /** Height */
            height: number;
            /** Media Type */
            media_type: string;
            /** Preview */
            preview: string;
            /** Size */
            size: number;
            /** Width */
            width: number;
        };
        /**
         * ChatMessageOut
         * @description A message. ``by`` is the agent's number, "" for the citizen. With a ``file``, ``text`` is the file's name.
         */
        ChatMessageOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            file: components["schemas"]["ChatFileOut"] | null;
            /** Key */
            key: string;
            /** Number */
            number: number;
            /** Text */
            text: string;
        };
        /**
         * ChatMessagesOut
         * @description ``file_bytes``: size of the largest file that may be sent.
         */
        ChatMessagesOut: {
            chat: components["schemas"]["ChatOut"];
            /** File Bytes */
            file_bytes: number;
            /** Messages */
            messages: components["schemas"]["ChatMessageOut"][];
        };
        /**
         * ChatOut
         * @description A chat as agents see it.
         */
        ChatOut: {
            /**
             * Active At
             * Format: date-time
             */
            active_at: string;
            /** Ended At */
            ended_at: string | null;
            /** Ended By */
            ended_by: components["schemas"]["ChatEnd"] | "";
            /** Holder */
            holder: string;
            /** Holder Name */
            holder_name: string;
            /** Id */
            id: string;
            /** Last Number */
            last_number: number;
            /** May Read */
            may_read: boolean;
            /** Present */
            present: boolean;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            /** Stars */
            stars: number | null;
            state: components["schemas"]["ChatState"];
            /** Summed Up */
            summed_up: boolean;
            /** Taken At */
            taken_at: string | null;
            /** Topic */
            topic: string;
            /** Turns */
            turns: number;
            /**
             * Waits Since
             * Format: date-time
             */
            waits_since: string;
        };
        /**
         * ChatRecordOut
         * @description A complete chat. ``lines``: the dialogue with 京晓保 before. ``masked``: personal data are hidden.
         */
        ChatRecordOut: {
            chat: components["schemas"]["ChatOut"];
            /** Lines */
            lines: components["schemas"]["ChatTurnOut"][];
            /** Masked */
            masked: boolean;
            /** Messages */
            messages: components["schemas"]["ChatMessageOut"][];
            /** Note */
            note: string;
        };
        /**
         * ChatsOut
         * @description The lists of chats that the reader sees.
         */
        ChatsOut: {
            /** Mine */
            mine: components["schemas"]["ChatOut"][];
            /** Others */
            others: components["schemas"]["ChatOut"][];
            /** Waiting */
            waiting: components["schemas"]["ChatOut"][];
        };
        /**
         * ChatsSummary
         * @description Bucket ``inbox``, key ``chats``: how many citizens wait for a person to write with, and how many have one.
         */
        ChatsSummary: {
            at: string;
            talking: number;
            waiting: number;
        };
        /**
         * ChatState
         * @enum {string}
         */
        ChatState: "waiting" | "talking" | "ended";
        /**
         * ChatTextIn
         * @description A message. ``key`` is the sender's own name for it: a repeat under the same key is stored once.
         */
        ChatTextIn: {
            /** Key */
            key: string;
            /** Text */
            text: string;
        };
        /** ChatTurnOut */
        ChatTurnOut: {
            /** Role */
            role: string;
            /** Text */
            text: string;
        };
        /** CheckBody */
        CheckBody: {
            /** Content */
            content: import('@/workorders/models/model').Content;
        };
        /** CheckOut */
        CheckOut: {
            /** Chain */
            chain: string;
            /** Ended At */
            ended_at: string | null;
            /** Fault */
            fault: string;
            /** Faults */
            faults: number;
            /** Left */
            left: number;
            /** Listed */
            listed: number;
            /** Read */
            read: number;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
        };
        /**
         * ChoiceBody
         * @description ``channel``: ``list`` is the drawer and its count, ``browser`` is the pop-up while the page is hidden.
         */
        ChoiceBody: {
            channel: components["schemas"]["Channel"];
            /** Kind */
            kind: string;
            /** On */
            on: boolean;
        };
        /**
         * ChoiceOut
         * @description A kind with the reader's settings. ``required``: the kind cannot be removed from the list.
         */
        ChoiceOut: {
            /** About */
            about: string;
            /** Kind */
            kind: string;
            /** Listed */
            listed: boolean;
            /** Name */
            name: string;
            /** Popup */
            popup: boolean;
            /** Required */
            required: boolean;
        };
        /** ChoicesOut */
        ChoicesOut: {
            /** Queues */
            queues: components["schemas"]["RuleChoice"][];
            /** Topics */
            topics: components["schemas"]["RuleChoice"][];
        };
        /**
         * CitationOut
         * @description A cited passage. ``GET articles/{article}`` returns its full article.
         */
        CitationOut: {
            /** Article */
            article: string;
            /** Passage */
            passage: string;
            /** Text */
            text: string;
            /** Title */
            title: string;
            /**
             * Valid From
             * Format: date
             */
            valid_from: string;
            /** Valid Until */
            valid_until: string | null;
        };
        /** ClaimIn */
        ClaimIn: {
            /** Clause */
            clause: string;
            /** Comment */
            comment: string;
        };
        /** ClauseGroupOut */
        ClauseGroupOut: {
            /** Clauses */
            clauses: components["schemas"]["ClauseOut"][];
            /** Name */
            name: string;
        };
        /** ClauseOut */
        ClauseOut: {
            /** Figure */
            figure: string;
            /** Id */
            id: string;
            /** Screens */
            screens: string[];
            /**
             * State
             * @enum {string}
             */
            state: "open" | "claimed" | "accepted" | "conditional" | "refused";
            /** State Name */
            state_name: string;
            /** Steps */
            steps: components["schemas"]["AcceptanceStepOut"][];
            /** Text */
            text: string;
        };
        /** ClearBody */
        ClearBody: {
            /** Note */
            note: string;
        };
        /**
         * ClientBody
         * @description ``agents`` and ``queues``: numbers and ids, or ``["*"]`` for all.
         */
        ClientBody: {
            /**
             * Agents
             * @default []
             */
            agents?: string[];
            /** Expires At */
            expires_at?: string | null;
            /** Name */
            name: string;
            /**
             * Note
             * @default
             */
            note?: string;
            /**
             * Per Minute
             * @default 120
             */
            per_minute?: number;
            /**
             * Queues
             * @default []
             */
            queues?: string[];
            /** Scopes */
            scopes: string[];
        };
        /**
         * ClientOut
         * @description ``key_request``: the reader's request for a key of this client waits for another person, or may be used.
         */
        ClientOut: {
            /** Active */
            active: boolean;
            /** Agents */
            agents: string[];
            /** Expires At */
            expires_at: string | null;
            /** Former Until */
            former_until: string | null;
            /**
             * Has Key
             * @default false
             */
            has_key: boolean;
            /** Id */
            id: string;
            /**
             * Key Request
             * @default
             * @enum {string}
             */
            key_request: "" | "waiting" | "approved";
            /** Last Minute */
            last_minute: string | null;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Made By */
            made_by: string;
            /** Name */
            name: string;
            /** Note */
            note: string;
            /** Per Minute */
            per_minute: number;
            /** Queues */
            queues: string[];
            /**
             * Requests Today
             * @default 0
             */
            requests_today: number;
            /** Scopes */
            scopes: string[];
        };
        /** ClockBody */
        ClockBody: {
            /** Clock */
            clock: string;
            /** Reason */
            reason: string;
        };
        /** CloseBody */
        CloseBody: {
            /** Reason */
            reason: string;
        };
        /** CloseRatingIn */
        CloseRatingIn: {
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * ClosureIn
         * @description ``counts``: as an accident of the contract (K19).
         */
        ClosureIn: {
            /** Conclusion */
            conclusion: string;
            /** Counts */
            counts: boolean;
        };
        /**
         * CodeBody
         * @description A code of an authenticator, or a recovery code.
         */
        CodeBody: {
            /** Code */
            code: string;
        };
        /**
         * Colleague
         * @description An agent as other agents see them: only what a consultation or transfer needs.
         */
        Colleague: {
            group: string;
            id: string;
            name: string;
            reason: string;
            since: string | null;
            skills: {
                [key: string]: number;
            };
            state: components["schemas"]["AgentState"];
        };
        /** ColleaguesDocuments */
        ColleaguesDocuments: {
            "agents/*": components["schemas"]["Colleague"];
            "flows/*": components["schemas"]["FlowName"];
            "queues/*": components["schemas"]["QueueDoc"];
        };
        /**
         * ColumnOut
         * @description A column that a model adds to lists; ``reported``: count, sum or nothing.
         */
        ColumnOut: {
            /** Field */
            field: string;
            /** Name */
            name: string;
            /** Reported */
            reported: string;
            /** Width */
            width: number;
        };
        /**
         * ColumnSumOut
         * @description A column that the model reports. ``rows`` count the chosen values; ``total`` is the sum of its numbers.
         */
        ColumnSumOut: {
            /** Field */
            field: string;
            /** Filled */
            filled: number;
            /** Name */
            name: string;
            /** Rows */
            rows: components["schemas"]["CountOut"][];
            /** Total */
            total: number | null;
        };
        /** CommentBody */
        CommentBody: {
            /**
             * Mentions
             * @default []
             */
            mentions?: string[];
            /** Text */
            text: string;
        };
        /** CommentOut */
        CommentOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /** Id */
            id: number;
            /** Mention Names */
            mention_names: string[];
            /** Mentions */
            mentions: string[];
            /** Text */
            text: string;
        };
        /** CommentsOut */
        CommentsOut: {
            /** Rows */
            rows: components["schemas"]["SurveyCommentOut"][];
        };
        /** CommentTextOut */
        CommentTextOut: {
            /** Named Agent */
            named_agent: string | null;
            /** Text */
            text: string;
        };
        /**
         * ConfusedOut
         * @description Topics with their titles, or kinds of reply.
         */
        ConfusedOut: {
            /** Count */
            count: number;
            /** Expected */
            expected: string;
            /** Expected Title */
            expected_title: string;
            /** Got */
            got: string;
            /** Got Title */
            got_title: string;
        };
        /**
         * ConsultBody
         * @description Hold the caller and ring exactly one of an ``agent`` and an outside ``number``.
         *
         *     ``roles`` of who gives it say which numbers may be rung; the sender fills them in.
         */
        ConsultBody: {
            /**
             * Agent
             * @description 同事工号
             * @default
             * @example 1002
             */
            agent?: string;
            /**
             * Number
             * @description 电话号码
             * @default
             * @example 01062345678
             */
            number?: string;
        };
        /**
         * ConsultOut
         * @description A consultation with the agent ``to``, or ("") the masked ``number`` outside. ``result`` is "" while it lasts.
         */
        ConsultOut: {
            /** Agent */
            agent: string;
            /** Agent Name */
            agent_name: string;
            /** Answered At */
            answered_at: string | null;
            /** Ended At */
            ended_at: string | null;
            /** Joined At */
            joined_at: string | null;
            /** Number */
            number: string;
            /** Result */
            result: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** To */
            to: string;
            /** To Name */
            to_name: string;
        };
        /**
         * Contact
         * @description How the call to the citizen ended.
         * @enum {string}
         */
        Contact: "reached" | "declined" | "not_reached" | "no_number";
        /**
         * ContactBody
         * @description A call to the citizen: ``reached`` or not. ``call`` is the call's id, if it is known here.
         */
        ContactBody: {
            /**
             * Call
             * @default
             */
            call?: string;
            /**
             * Comment
             * @default
             */
            comment?: string;
            /** Reached */
            reached: boolean;
        };
        /** ContactIn */
        ContactIn: {
            outcome: components["schemas"]["Contact"];
            /**
             * Text
             * @default
             */
            text?: string;
        };
        /** ContentBody */
        ContentBody: {
            /** Content */
            content: import('@/ivr/flow').Flow;
        };
        /** ControlCheckOut */
        ControlCheckOut: {
            /** Checked At */
            checked_at: string | null;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "passed" | "failed" | "unknown";
        };
        /** ControlGroupOut */
        ControlGroupOut: {
            /** Clause */
            clause: string;
            /** Controls */
            controls: components["schemas"]["ControlOut"][];
            /** Key */
            key: string;
            /** Name */
            name: string;
        };
        /**
         * ControlGroupsOut
         * @description ``version``, ``revision``, ``committed_at``: of the programs, whose tests are named.
         */
        ControlGroupsOut: {
            /** Committed At */
            committed_at: string | null;
            /** Groups */
            groups: components["schemas"]["ControlGroupOut"][];
            /** Revision */
            revision: string;
            /** Version */
            version: string;
        };
        /**
         * ControlOut
         * @description ``status``: by the self-checks; ``tested``: tests of this version alone show it; ``elsewhere``: not by us.
         */
        ControlOut: {
            /** Chapter */
            chapter: string;
            /** Checks */
            checks: components["schemas"]["ControlCheckOut"][];
            /** Done By */
            done_by: string;
            /** Elsewhere */
            elsewhere: string;
            /** Key */
            key: string;
            /** Page */
            page: string;
            /** Passed At */
            passed_at: string | null;
            /** Requires */
            requires: string;
            /**
             * Status
             * @enum {string}
             */
            status: "passed" | "failed" | "unknown" | "tested" | "elsewhere";
            /** Tests */
            tests: string[];
        };
        /**
         * ConversationOut
         * @description Conversation of citizen and assistant before the call-back was requested.
         */
        ConversationOut: {
            /** Lines */
            lines: components["schemas"]["SpokenLineOut"][];
        };
        /**
         * CorrectIn
         * @description ``now_deducted``: what the item comes to.
         */
        CorrectIn: {
            /** Indicator */
            indicator: string;
            /** Now Deducted */
            now_deducted: number | string;
            /** Why */
            why: string;
        };
        /** CorrectionBody */
        CorrectionBody: {
            /** About */
            about: string;
            /** Field */
            field: string;
            /** Value */
            value: string;
        };
        /** CorrectionsBody */
        CorrectionsBody: {
            /** Corrections */
            corrections: components["schemas"]["CorrectionBody"][];
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * CountedAt
         * @description Live document ``counted``: when the tiles were counted.
         */
        CountedAt: {
            at: string;
        };
        /** CountOut */
        CountOut: {
            /** Code */
            code: string;
            /** Count */
            count: number;
            /** Name */
            name: string;
        };
        /**
         * CountsOut
         * @description The number of cases in each work list of the reader.
         */
        CountsOut: {
            /** Claimable */
            claimable: number;
            /** Department */
            department: number;
            /** Mentions */
            mentions: number;
            /** Mine */
            mine: number;
            /** Overdue */
            overdue: number;
        };
        /**
         * Curve
         * @description Per quarter of an hour: ``counted`` up to the one that runs, ``baseline`` for the whole day or None.
         *
         *     ``days`` that the usual is the median of.
         */
        Curve: {
            counted: number[];
            days: number;
            /** @enum {unknown} */
            kind: "curve";
            name: string;
            total: string;
            unit: string;
            usual: number[] | null;
        };
        /** DataChangeOut */
        DataChangeOut: {
            /** About */
            about: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Reason */
            reason: string;
            /** Title */
            title: string;
            /** What */
            what: string;
        };
        /**
         * DayBody
         * @description ``kind`` "": as the calendar says.
         */
        DayBody: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "working" | "holiday" | "";
        };
        /**
         * DayMeasuredOut
         * @description Availability on a day, in minutes. People must explain the ``unmeasured`` minutes of a day that is over.
         */
        DayMeasuredOut: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Down */
            down: number;
            /** Measured */
            measured: number;
            /** Unmeasured */
            unmeasured: number;
        };
        /** DayOut */
        DayOut: {
            /** Count */
            count: number;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Kind */
            kind: string;
            /** Level */
            level: string;
        };
        /** DayRow */
        DayRow: {
            /** At */
            at: string | null;
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Kind */
            kind: string;
        };
        /** DaysOut */
        DaysOut: {
            /** Rows */
            rows: components["schemas"]["DayOut"][];
        };
        /**
         * DeadlineOut
         * @description ``state``: running, paused, met, missed, dropped. ``share`` of its time that is over, 0 … 1 and beyond.
         */
        DeadlineOut: {
            /** Clock */
            clock: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Extendable */
            extendable: boolean;
            /** Extensions */
            extensions: number;
            /** Id */
            id: number;
            /** Name */
            name: string;
            /**
             * Original Due At
             * Format: date-time
             */
            original_due_at: string;
            /** Ours */
            ours: boolean;
            /** Pausable */
            pausable: boolean;
            /** Paused At */
            paused_at: string | null;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "dropped" | "met" | "running" | "missed" | "paused";
            /** Stopped At */
            stopped_at: string | null;
            /** Term */
            term: string;
        };
        /**
         * DecideIn
         * @description The decision on a dispute. ``now_deducted``: the new amount, when the result is not upheld.
         */
        DecideIn: {
            /** Answer */
            answer: string;
            /** Indicator */
            indicator: string;
            /** Now Deducted */
            now_deducted?: number | string | null;
            /** Upheld */
            upheld: boolean;
        };
        /** DecisionIn */
        DecisionIn: {
            /** Approved */
            approved: boolean;
            /**
             * Comment
             * @default
             */
            comment?: string;
        };
        /** DefinedOut */
        DefinedOut: {
            /** Key */
            key: string;
        };
        /**
         * DefinitionOut
         * @description A measure behind the indicator, as the registry has it.
         */
        DefinitionOut: {
            /** Den */
            den: number | null;
            /** Formula */
            formula: string;
            /** Key */
            key: string;
            /** Meaning */
            meaning: string;
            /** Name */
            name: string;
            /** Num */
            num: number;
            /** Owner */
            owner: string;
            /** Sources */
            sources: string[];
            /** Unit */
            unit: string;
            /**
             * Valid From
             * Format: date
             */
            valid_from: string;
            /** Version */
            version: number;
        };
        /** DeletionBody */
        DeletionBody: {
            /**
             * Reason
             * @default
             */
            reason?: string;
            /** Things */
            things: string[];
        };
        /**
         * DepartmentBody
         * @description A department. ``deadline``: its usual term, such as ``7天`` or ``5个工作日``.
         */
        DepartmentBody: {
            /**
             * Active
             * @default true
             */
            active?: boolean;
            /**
             * Deadline
             * @default
             */
            deadline?: string;
            /**
             * District
             * @default
             */
            district?: string;
            /** Name */
            name: string;
        };
        /** DepartmentOut */
        DepartmentOut: {
            /** Active */
            active: boolean;
            /** Code */
            code: string;
            /** Deadline */
            deadline: string;
            /** District */
            district: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "office" | "district";
            /** Members */
            members: components["schemas"]["MemberOut"][];
            /** Name */
            name: string;
            /** Open Cases */
            open_cases: number;
        };
        /** DepartmentsOut */
        DepartmentsOut: {
            /** Rows */
            rows: components["schemas"]["DepartmentOut"][];
        };
        /**
         * DesignOut
         * @description ``layout``: the draft, else what is published. ``saved`` is handed back when saving.
         */
        DesignOut: {
            /** Draft */
            draft: boolean;
            /** Key */
            key: string;
            /** Layout */
            layout: components["schemas"]["Layout"];
            /** Published */
            published: number;
            /** Saved */
            saved: number;
            /** Saved At */
            saved_at: string | null;
            /** Saved By */
            saved_by: string;
            /**
             * Screen
             * @enum {string}
             */
            screen: "wall" | "phone";
            /** Versions */
            versions: components["schemas"]["WallVersionOut"][];
        };
        /**
         * DeskBody
         * @description ``desk`` names the window's sign-in, as it answered.
         */
        DeskBody: {
            /** Desk */
            desk: string;
        };
        /** DeskDocuments */
        DeskDocuments: {
            "agents/*": components["schemas"]["AgentDoc"];
            "calls/*": components["schemas"]["CallDoc"];
            "config/skills": {
                [key: string]: string;
            };
            "figures/agent.*": components["schemas"]["AgentFigures"];
            "inbox/chats": components["schemas"]["ChatsSummary"];
            "inbox/summary": components["schemas"]["InboxSummary"];
            "notices/*": components["schemas"]["OwnNotice"];
            "queues/*": components["schemas"]["QueueDoc"];
            "transcribing/*": components["schemas"]["Transcribing"];
        };
        /**
         * DeskSnapshot
         * @description The desk as it is now. ``agent`` is null before the first sign-in, ``call`` without a call in hand.
         *
         *     ``reasons`` are those of not ready; ``desk`` names the sign-in; ``seq`` counts the web process's changes.
         */
        DeskSnapshot: {
            agent: components["schemas"]["AgentDoc"] | null;
            call: components["schemas"]["CallDoc"] | null;
            desk: string;
            figures: components["schemas"]["AgentFigures"] | null;
            now: string;
            queues: components["schemas"]["QueueDoc"][];
            reasons: string[];
            seq: number;
        };
        /**
         * DestructionOut
         * @description ``stage``: listed, approved, dropped, done. ``digest`` SM3 of the list, ``certificate`` of what was destroyed.
         */
        DestructionOut: {
            /** Certificate */
            certificate: string;
            /** Count */
            count: number;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Decided At */
            decided_at: string | null;
            /** Decided By */
            decided_by: string;
            /** Decided By Name */
            decided_by_name: string;
            /** Destroyed */
            destroyed: number;
            /** Digest */
            digest: string;
            /** Done At */
            done_at: string | null;
            /** Id */
            id: number;
            /** Left */
            left: number;
            /**
             * Listed At
             * Format: date-time
             */
            listed_at: string;
            /** Listed By */
            listed_by: string;
            /** Listed By Name */
            listed_by_name: string;
            /** Reason */
            reason: string;
            /** Size */
            size: number;
            /**
             * Stage
             * @enum {string}
             */
            stage: "listed" | "approved" | "dropped" | "done";
        };
        /** DestructionsOut */
        DestructionsOut: {
            /** Rows */
            rows: components["schemas"]["DestructionOut"][];
        };
        /** DeviceBody */
        DeviceBody: {
            /**
             * Device
             * @default browser
             * @enum {string}
             */
            device?: "browser" | "phone";
        };
        /**
         * DialBody
         * @description Whom to dial: a typed ``number``, else the caller of call ``after``, else the citizen of entry ``callback``.
         */
        DialBody: {
            /**
             * After
             * @default
             */
            after?: string;
            /**
             * Callback
             * @default
             */
            callback?: string;
            /**
             * Number
             * @default
             */
            number?: string;
        };
        /**
         * DialledOut
         * @description ``call``: id of the new call.
         */
        DialledOut: {
            /** Call */
            call: string;
        };
        /** DialogueLineOut */
        DialogueLineOut: {
            /** Role */
            role: string;
            /** Text */
            text: string;
        };
        /**
         * DialogueOut
         * @description Texts to and from one citizen, oldest first. ``bars``: why the number gets none.
         */
        DialogueOut: {
            /** Bars */
            bars: components["schemas"]["Bar"][];
            /** Number */
            number: string;
            /** Rows */
            rows: components["schemas"]["DialogueTextOut"][];
        };
        /**
         * DialogueTextOut
         * @description A text of ours (``by`` hotline) or of the citizen. A citizen's has no state, and no purpose.
         */
        DialogueTextOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * By
             * @enum {string}
             */
            by: "hotline" | "citizen";
            /** Call */
            call: string;
            /** Id */
            id: string;
            purpose: components["schemas"]["Purpose"] | null;
            state: components["schemas"]["Sending"] | null;
            /** Text */
            text: string;
            /** Why */
            why: string;
        };
        /** DifferenceItem */
        DifferenceItem: {
            /** After */
            after: components["schemas"]["PieceOut"][];
            /** Before */
            before: components["schemas"]["PieceOut"][];
        };
        /** DifferenceRow */
        DifferenceRow: {
            /** Message */
            message: string;
            /** Node */
            node: string;
            /** What */
            what: string;
        };
        /** DifferencesOut */
        DifferencesOut: {
            /** Rows */
            rows: components["schemas"]["DifferenceRow"][];
        };
        /** DimensionOut */
        DimensionOut: {
            /** Key */
            key: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "time" | "name";
            /** Name */
            name: string;
        };
        /**
         * DirectBody
         * @description Into which state an agent is sent, or that their talk is ended; the agent reads the reason.
         */
        DirectBody: {
            /** Reason */
            reason: string;
            /**
             * To
             * @enum {string}
             */
            to: "ready" | "not_ready" | "signed_out" | "hang_up";
        };
        /**
         * Direction
         * @description A leader's direction to an agent: ``to`` ready, not_ready, signed_out or hang_up; by whom and why.
         */
        Direction: {
            at: string;
            by: string;
            by_name: string;
            /** @enum {string} */
            to: "ready" | "not_ready" | "signed_out" | "hang_up";
            why: string;
        };
        /**
         * DirectionOut
         * @description ``to``: ready, not_ready, signed_out, hang_up; ``call`` of the last.
         */
        DirectionOut: {
            /** Agent */
            agent: string;
            /** Agent Name */
            agent_name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /** Call */
            call: string;
            /**
             * To
             * @enum {string}
             */
            to: "ready" | "not_ready" | "signed_out" | "hang_up";
            /** Why */
            why: string;
        };
        /** DirectionsOut */
        DirectionsOut: {
            /** Rows */
            rows: components["schemas"]["DirectionOut"][];
        };
        /** DismissIn */
        DismissIn: {
            /** Reason */
            reason: string;
        };
        /**
         * DisplayCell
         * @description A figure: ``value`` for drawing and colouring, ``displayed_value`` for reading.
         */
        DisplayCell: {
            measure: string;
            name: string;
            shown: string;
            /** @enum {string} */
            tone: "missed" | "plain" | "near";
            unit: string;
            value: number | null;
        };
        /**
         * DisplayedBody
         * @description Articles shown to an agent. ``how``: search, suggested or opened.
         */
        DisplayedBody: {
            /** Articles */
            articles: components["schemas"]["MentionBody"][];
            /** How */
            how: string;
        };
        /**
         * DisplayedLayout
         * @description Live document ``layout``: what the wall ``key`` shows. ``screen`` is ``wall`` or ``phone``.
         */
        DisplayedLayout: {
            key: string;
            layout: components["schemas"]["Layout"];
            /** @enum {string} */
            screen: "wall" | "phone";
            version: number;
        };
        /** DisplayIn */
        DisplayIn: {
            /**
             * Days
             * @default 365
             */
            days?: number;
            /** Place */
            place: string;
        };
        /**
         * DisplayOut
         * @description ``state``: in use, over its time, or taken back.
         */
        DisplayOut: {
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Id */
            id: number;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Made By */
            made_by: string;
            /** Place */
            place: string;
            /** Revoked By */
            revoked_by: string;
            /** Seen At */
            seen_at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "on" | "expired" | "revoked";
            /** Wall */
            wall: string;
        };
        /** DisputeIn */
        DisputeIn: {
            /** Indicator */
            indicator: string;
            /** Reason */
            reason: string;
        };
        /** DisputeOut */
        DisputeOut: {
            /** Answer */
            answer: string;
            /** Decided At */
            decided_at: string | null;
            /** Decided By */
            decided_by: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Indicator */
            indicator: string;
            /** Name */
            name: string;
            /**
             * Raised At
             * Format: date-time
             */
            raised_at: string;
            /** Raised By */
            raised_by: string;
            /** Reason */
            reason: string;
            /** Upheld */
            upheld: boolean | null;
        };
        /**
         * Done
         * @description The command was carried out; the live documents show what came of it.
         */
        Done: {
            ok: boolean;
        };
        /**
         * DoneBody
         * @description A step done. ``revision`` is the case's as the reader last saw it; ``values`` are the fields changed.
         */
        DoneBody: {
            /**
             * Deadline
             * @default
             */
            deadline?: string;
            /**
             * Department
             * @default
             */
            department?: string;
            /** Outcome */
            outcome: string;
            /**
             * Reason
             * @default
             */
            reason?: string;
            /**
             * Result
             * @default
             */
            result?: string;
            /** Revision */
            revision: number;
            /** Satisfied */
            satisfied?: boolean | null;
            /** Ticked */
            ticked?: number[];
            /** Values */
            values?: import('@/workorders/wire').Values;
        };
        /**
         * DormantAccountOut
         * @description ``last_begun`` None: never signed in; then it was set up, or given a password, at ``password_set_at``.
         */
        DormantAccountOut: {
            /** Days */
            days: number;
            /** Group */
            group: string;
            /** Last Begun */
            last_begun: string | null;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /**
             * Password Set At
             * Format: date-time
             */
            password_set_at: string;
            /** Role Names */
            role_names: string[];
        };
        /** DormantAccountsOut */
        DormantAccountsOut: {
            /** Active */
            active: number;
            /** Rows */
            rows: components["schemas"]["DormantAccountOut"][];
        };
        /** DownloadOut */
        DownloadOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /** Call */
            call: string;
            /** Id */
            id: number;
            /** Reason */
            reason: string;
            /** Size */
            size: number;
        };
        /**
         * DownloadsOut
         * @description A page of copies handed out.
         */
        DownloadsOut: {
            /** Next */
            next: number | null;
            /** Rows */
            rows: components["schemas"]["DownloadOut"][];
        };
        /** DraftBody */
        DraftBody: {
            /** Revision */
            revision: number;
            /** Values */
            values: import('@/workorders/wire').Values;
        };
        /** DraftIn */
        DraftIn: {
            /** Layout */
            layout: components["schemas"]["Layout"];
            /** Seen */
            seen: number;
        };
        /**
         * DraftModelBody
         * @description ``base``: the newest version its author saw, 0 for a model that is new.
         */
        DraftModelBody: {
            /**
             * Base
             * @default 0
             */
            base?: number;
            /** Content */
            content: import('@/workorders/models/model').Content;
            /** Name */
            name: string;
            /**
             * Note
             * @default
             */
            note?: string;
        };
        /** DrawIn */
        DrawIn: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Size
             * @default 50
             */
            size?: number;
            /**
             * Span
             * @enum {string}
             */
            span: "week" | "month";
        };
        /**
         * DueOut
         * @description ``outcome``: empty while it waits, destroyed, held, kept (by a longer rule meanwhile).
         */
        DueOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Call */
            call: string;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "" | "destroyed" | "held" | "kept";
            /**
             * Retained Until
             * Format: date
             */
            retained_until: string;
            /** Rule */
            rule: string;
            /** Seconds */
            seconds: number;
        };
        /**
         * DuesOut
         * @description A page of recordings whose storage time is over.
         */
        DuesOut: {
            /** Next */
            next: number | null;
            /** Rows */
            rows: components["schemas"]["DueOut"][];
        };
        /**
         * DurationOut
         * @description Seconds from a step's arrival until it was done.
         */
        DurationOut: {
            /** Count */
            count: number;
            /** Mean */
            mean: number;
            /** Median */
            median: number;
            /** Name */
            name: string;
            /** Ninety */
            ninety: number;
            /** Step */
            step: string;
        };
        /**
         * EarlierCall
         * @description An earlier call of the same number.
         *
         *     ``outcome``: answered; voicemail (left a message); abandoned (while waiting); callback (accepted the call-back);
         *     self_service (a service answered by key); no_person (never asked for an agent).
         */
        EarlierCall: {
            agent: string;
            agent_name: string;
            at: string;
            call_id: string;
            outcome: string;
            queue: string;
            rating: number | null;
            talk_seconds: number;
            topic: string;
            topic_title: string;
        };
        /**
         * EditingOut
         * @description The content that an editor starts from. ``base`` and ``revision`` are sent back when saving.
         */
        EditingOut: {
            /** Base */
            base: number;
            form: components["schemas"]["FormOut"];
            /** Note */
            note: string;
            /** Remark */
            remark: string;
            /** Revision */
            revision: number;
            state: components["schemas"]["State"] | null;
        };
        /**
         * ElementOut
         * @description A recognised ``value`` for the form's ``field``, with its evidence at characters ``start`` to ``end`` of the
         *     notes.
         *
         *     0, 0: no single place. ``inferred``: the value follows from the evidence without being written literally.
         */
        ElementOut: {
            /** End */
            end: number;
            /** Field */
            field: string;
            /** Inferred */
            inferred: boolean;
            /** Start */
            start: number;
            /** Value */
            value: string | boolean | number;
        };
        /**
         * ElementRefusal
         * @description One element of a drawn model that keeps it from being published.
         */
        ElementRefusal: {
            element: string;
            text: string;
        };
        /**
         * ElementsOut
         * @description The recognised elements. An element that is absent from the notes is absent here.
         */
        ElementsOut: {
            /** Elements */
            elements: components["schemas"]["ElementOut"][];
        };
        /**
         * EmbedOriginBody
         * @description ``active``: its pages may hold the bar.
         */
        EmbedOriginBody: {
            /**
             * Active
             * @default true
             */
            active?: boolean;
            /** Name */
            name: string;
            /** Origin */
            origin: string;
        };
        /** EmbedOriginOut */
        EmbedOriginOut: {
            /** Active */
            active: boolean;
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Origin */
            origin: string;
        };
        /**
         * EmbedOriginsOut
         * @description By name; those switched off too.
         */
        EmbedOriginsOut: {
            /** Rows */
            rows: components["schemas"]["EmbedOriginOut"][];
        };
        /** EndedOut */
        EndedOut: {
            /** Ended */
            ended: number;
        };
        /** EndingOut */
        EndingOut: {
            /** At */
            at: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "certificate" | "key" | "password";
            /** Name */
            name: string;
            /** Note */
            note: string;
            /** Remedy */
            remedy: string;
            /**
             * State
             * @enum {string}
             */
            state: "over" | "soon" | "far" | "unlimited" | "unknown";
        };
        /** EndingsOut */
        EndingsOut: {
            /** Rows */
            rows: components["schemas"]["EndingOut"][];
        };
        /**
         * EndOut
         * @description A value at the period's end, and what it would cost.
         */
        EndOut: {
            /** Deduction */
            deduction: string;
            /** Displayed Value */
            displayed_value: string;
            /** Value */
            value: number | null;
        };
        /**
         * EnrolledOut
         * @description ``recovery_codes``: said this once, with the first factor. ``session``: where enrolling completed a sign-in.
         */
        EnrolledOut: {
            /** Recovery Codes */
            recovery_codes: string[];
            session: components["schemas"]["SignedInOut"] | null;
        };
        /** EnrolPasskeyBody */
        EnrolPasskeyBody: {
            /** Credential */
            credential: {
                [key: string]: unknown;
            };
            /**
             * Name
             * @default
             */
            name?: string;
        };
        /** EnrolTotpBody */
        EnrolTotpBody: {
            /** Code */
            code: string;
            /**
             * Name
             * @default
             */
            name?: string;
        };
        /**
         * EntryForm
         * @description What opening a case needs: the form, the fields that the entry step edits, and its outcomes.
         */
        EntryForm: {
            /** Columns */
            columns: components["schemas"]["ColumnOut"][];
            /** Edits */
            edits: string[];
            /** Form */
            form: import('@/workorders/wire').FormSchema;
            /** Model */
            model: string;
            /** Name */
            name: string;
            /** Outcomes */
            outcomes: components["schemas"]["OutcomeOut"][];
            /** States */
            states: {
                [key: string]: string;
            };
            /** Version */
            version: number;
        };
        /** EntryFormsOut */
        EntryFormsOut: {
            /** Rows */
            rows: components["schemas"]["EntryForm"][];
        };
        /** EntryOut */
        EntryOut: {
            /** Downloads */
            downloads: components["schemas"]["DownloadOut"][];
            /** Holds */
            holds: components["schemas"]["LegalHoldOut"][];
            /** May Download */
            may_download: boolean;
            /** May Hold */
            may_hold: boolean;
            /** May Listen */
            may_listen: boolean;
            proof: components["schemas"]["ProofOut"];
            row: components["schemas"]["LibraryRow"];
        };
        /**
         * EvaluationOut
         * @description The evaluation by frozen questions. ``at`` null: none yet. ``stale``: something was published since.
         */
        EvaluationOut: {
            /** All */
            all: components["schemas"]["ShareOut"][];
            /** At */
            at: string | null;
            /** Categories */
            categories: components["schemas"]["ShareOut"][];
            /** Confused */
            confused: components["schemas"]["ConfusedOut"][];
            /** History */
            history: components["schemas"]["PastOut"][];
            /** Position */
            position: number;
            /** Refused */
            refused: components["schemas"]["GateTrialOut"][];
            /** Seconds */
            seconds: number;
            /** Stale */
            stale: boolean;
            /** Styles */
            styles: components["schemas"]["ShareOut"][];
        };
        /**
         * EventOut
         * @description An event. Sealed values in ``data`` are replaced by their masks.
         */
        EventOut: {
            /** Actor */
            actor: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Data */
            data: {
                [key: string]: unknown;
            };
            /** Seq */
            seq: number;
            /** Subject */
            subject: string;
            /** Type */
            type: string;
        };
        /** EveryModelOut */
        EveryModelOut: {
            /** Rows */
            rows: components["schemas"]["ModelRow"][];
        };
        /** EvidenceChoiceOut */
        EvidenceChoiceOut: {
            /** Value */
            value: string;
            /** Word */
            word: string;
        };
        /** EvidenceFileOut */
        EvidenceFileOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Sha256 */
            sha256: string;
            /** Size */
            size: number;
        };
        /**
         * EvidenceFilterOut
         * @description What evidence can be narrowed by: ``key`` is the parameter of the request.
         */
        EvidenceFilterOut: {
            /** Key */
            key: string;
            /** Name */
            name: string;
            /** Options */
            options: components["schemas"]["EvidenceChoiceOut"][];
        };
        /**
         * EvidenceListeningOut
         * @description A listening: the sound is at ``/api/listenings/{id}?token=…`` until ``expires_at``.
         */
        EvidenceListeningOut: {
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Id */
            id: number;
            /** Token */
            token: string;
        };
        /**
         * EvidenceOut
         * @description Evidence, oldest first. ``next`` is the cursor of the rows after these.
         *
         *     ``total``, all rows there are, and ``filters`` come with the first page only.
         */
        EvidenceOut: {
            /** Filters */
            filters: components["schemas"]["EvidenceFilterOut"][];
            /** Measure */
            measure: string;
            /** Name */
            name: string;
            /** Next */
            next: string;
            /** Part */
            part: string;
            /** Rows */
            rows: components["schemas"]["EvidenceRowOut"][];
            /** Total */
            total: number | null;
        };
        /**
         * EvidenceQuery
         * @description ``part``: num, den, or rest (in the denominator and not in the numerator). Empty filters are any.
         */
        EvidenceQuery: {
            /**
             * Agent
             * @default
             */
            agent?: string;
            /**
             * Clock
             * @default
             */
            clock?: string;
            /** Day */
            day?: string | null;
            /**
             * Department
             * @default
             */
            department?: string;
            /** Measure */
            measure: string;
            /**
             * Part
             * @default num
             */
            part?: string;
            /**
             * Quarter
             * @default
             */
            quarter?: string;
            /**
             * Queue
             * @default
             */
            queue?: string;
            /**
             * Score
             * @default
             */
            score?: string;
        };
        /**
         * EvidenceRowOut
         * @description A row of evidence. ``call``, ``case`` or ``entry`` is the record to open; fields that do not apply are empty.
         */
        EvidenceRowOut: {
            /**
             * Agent
             * @default
             */
            agent: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Call
             * @default
             */
            call: string;
            /**
             * Case
             * @default
             */
            case: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Entry
             * @default
             */
            entry: string;
            /** Id */
            id: string;
            /**
             * Outcome
             * @default
             */
            outcome: string;
            /**
             * Queue
             * @default
             */
            queue: string;
            /** Score */
            score: number | null;
            /** Talk Seconds */
            talk_seconds: number | null;
            /**
             * Topic
             * @default
             */
            topic: string;
            /** Value */
            value: number | null;
            /** Wait Seconds */
            wait_seconds: number | null;
        };
        /**
         * ExampleOut
         * @description ``doubt``: refused, unsure, asked_back, bad.
         */
        ExampleOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Doubt
             * @enum {string}
             */
            doubt: "refused" | "unsure" | "asked_back" | "bad";
            /** Text */
            text: string;
        };
        /**
         * ExchangeOut
         * @description ``on``: whether an exchange is set up. ``waiting`` and ``refused`` count our messages.
         */
        ExchangeOut: {
            /** On */
            on: boolean;
            /** Received */
            received: components["schemas"]["ReceivedOut"][];
            /** Refused */
            refused: number;
            /** Sent */
            sent: components["schemas"]["SentOut"][];
            /** Waiting */
            waiting: number;
        };
        /**
         * ExclusionIn
         * @description ``evidence``: the call that shows it, at ``second`` of its recording.
         */
        ExclusionIn: {
            /** Evidence */
            evidence: string;
            /** Reason */
            reason: string;
            /** Second */
            second: number;
            /**
             * Verdict
             * @enum {string}
             */
            verdict: "mistaken" | "malicious";
        };
        /** ExclusionOut */
        ExclusionOut: {
            /** Approver */
            approver: string;
            /** Den */
            den: number;
            /** Num */
            num: number;
            /** Reason */
            reason: string;
            /** Second Approver */
            second_approver: string;
        };
        /**
         * ExclusionsOut
         * @description Of the quarter: ratings that were excluded, those that count, and whether the share is above ``limit``.
         */
        ExclusionsOut: {
            /** Alarming */
            alarming: boolean;
            /** Counted */
            counted: number;
            /** Excluded */
            excluded: number;
            /** Limit */
            limit: number;
            /** Share */
            share: number;
        };
        /**
         * ExpectedOut
         * @description Calls that usually wait for a person in the quarter of an hour that begins ``at``.
         */
        ExpectedOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Calls */
            calls: number;
        };
        /** ExpiringOut */
        ExpiringOut: {
            /** Rows */
            rows: components["schemas"]["ExpiringRow"][];
        };
        /**
         * ExpiringRow
         * @description A version that expires. ``last``: its last valid day. ``followed``: another version begins then.
         *
         *     ``at_work``: another version is being written.
         */
        ExpiringRow: {
            /** At Work */
            at_work: boolean;
            /** Code */
            code: string;
            /** Followed */
            followed: boolean;
            /**
             * Last
             * Format: date
             */
            last: string;
            /** Left */
            left: number;
            /** Number */
            number: number;
            /** Title */
            title: string;
            /** Topic */
            topic: string;
        };
        /**
         * ExportOut
         * @description An export of calls. ``done`` of ``total`` rows are written; ``error`` says why it failed.
         */
        ExportOut: {
            /** Done */
            done: number;
            /** Error */
            error: string;
            /** Id */
            id: string;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            /** Size */
            size: number;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "making" | "done" | "failed";
            /**
             * Stored Until
             * Format: date-time
             */
            stored_until: string;
            /** Total */
            total: number;
        };
        /**
         * ExportQuery
         * @description The format of an export. The filters apply to sheets and documents; a bundle is always complete.
         */
        ExportQuery: {
            /**
             * Category
             * @default
             */
            category?: string;
            /**
             * Format
             * @default zip
             * @enum {string}
             */
            format?: "zip" | "xlsx" | "docx";
            /**
             * Subcategory
             * @default
             */
            subcategory?: string;
            /**
             * Tag
             * @default
             */
            tag?: string;
            /**
             * Topic
             * @default
             */
            topic?: string;
        };
        /** ExportsOut */
        ExportsOut: {
            /** Rows */
            rows: components["schemas"]["ExportOut"][];
        };
        /** ExtensionBody */
        ExtensionBody: {
            /** Clock */
            clock: string;
            /** Reason */
            reason: string;
            term: components["schemas"]["TermBody"];
        };
        /** ExtensionRequestOut */
        ExtensionRequestOut: {
            /** Answer */
            answer: string;
            /** Answered By */
            answered_by: string;
            /** Answered By Name */
            answered_by_name: string;
            /** Clock Name */
            clock_name: string;
            /** Deadline */
            deadline: number;
            /** Id */
            id: number;
            /** Reason */
            reason: string;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            /** Requested By */
            requested_by: string;
            /** Requested By Name */
            requested_by_name: string;
            /** State */
            state: string;
            /** Term */
            term: string;
        };
        /** FactorOut */
        FactorOut: {
            /** Ended At */
            ended_at: string | null;
            /** Expires At */
            expires_at: string | null;
            /** Id */
            id: number;
            /**
             * Kind
             * @enum {string}
             */
            kind: "totp" | "passkey" | "certificate";
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Name */
            name: string;
            /** Used At */
            used_at: string | null;
        };
        /**
         * FactorsOut
         * @description ``required``: this person cannot sign in without one. ``recovery_codes``: how many are left.
         */
        FactorsOut: {
            /** Factors */
            factors: components["schemas"]["FactorOut"][];
            /** Recovery Codes */
            recovery_codes: number;
            /** Required */
            required: boolean;
        };
        /** FactOut */
        FactOut: {
            /** Label */
            label: string;
            /** Text */
            text: string;
        };
        /** FailureDayOut */
        FailureDayOut: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Locked */
            locked: number;
            /** Wrong Factor */
            wrong_factor: number;
            /** Wrong Password */
            wrong_password: number;
        };
        /**
         * FailureDaysOut
         * @description The last fourteen days, today last.
         */
        FailureDaysOut: {
            /** Days */
            days: components["schemas"]["FailureDayOut"][];
        };
        /**
         * FailureRow
         * @description ``number`` of the scenario and ``step`` count from 1.
         */
        FailureRow: {
            /** Line */
            line: string;
            /** Message */
            message: string;
            /** Number */
            number: number;
            /** Scenario */
            scenario: string;
            /** Step */
            step: number;
        };
        /** FeedbackAnswerBody */
        FeedbackAnswerBody: {
            outcome: components["schemas"]["FeedbackOutcome"];
            /** Text */
            text: string;
        };
        /** FeedbackBody */
        FeedbackBody: {
            /**
             * Call
             * @default
             */
            call?: string;
            kind: components["schemas"]["FeedbackKind"];
            /**
             * Passage
             * @default
             */
            passage?: string;
            /** Text */
            text: string;
            /** Version */
            version: number;
        };
        /**
         * FeedbackKind
         * @enum {string}
         */
        FeedbackKind: "wrong" | "missing" | "unclear";
        /**
         * FeedbackListOut
         * @description ``next``: how many rows to skip for the next page.
         */
        FeedbackListOut: {
            /** Next */
            next: number | null;
            /** Overdue */
            overdue: number;
            /** Rows */
            rows: components["schemas"]["FeedbackOut"][];
            /** Waiting */
            waiting: number;
        };
        /**
         * FeedbackOut
         * @description Feedback on an article. ``overdue``: not answered by ``due_on``. ``said``: the passage it is about.
         */
        FeedbackOut: {
            /** Answer */
            answer: string;
            /** Answered At */
            answered_at: string | null;
            /** Answered By */
            answered_by: string;
            /** Answered Name */
            answered_name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /** Call */
            call: string;
            /** Code */
            code: string;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /** Id */
            id: number;
            kind: components["schemas"]["FeedbackKind"];
            outcome: components["schemas"]["FeedbackOutcome"];
            /** Overdue */
            overdue: boolean;
            /** Passage */
            passage: string;
            /** Passage Text */
            passage_text: string;
            /** Text */
            text: string;
            /** Title */
            title: string;
            /** Version */
            version: number;
        };
        /**
         * FeedbackOutcome
         * @description The answer to feedback. ``CHANGED``: the article has been or will be changed. ``UNCHANGED``: it is right.
         * @enum {string}
         */
        FeedbackOutcome: "" | "changed" | "kept";
        /** FellOut */
        FellOut: {
            /** Before */
            before: string;
            /** Expected */
            expected: string;
            /** Now */
            now: string;
            /** Style */
            style: string;
            /** Text */
            text: string;
        };
        /**
         * FieldDifference
         * @description ``only_looks``: the words are the same, the markup is not.
         */
        FieldDifference: {
            /** Field */
            field: string;
            /** Label */
            label: string;
            /** Only Looks */
            only_looks: boolean;
            /** Rows */
            rows: components["schemas"]["DifferenceItem"][];
        };
        /** FieldDifferencesOut */
        FieldDifferencesOut: {
            /** Rows */
            rows: components["schemas"]["FieldDifference"][];
        };
        /**
         * FieldRefusal
         * @description One field that is filled in wrong; ``message`` follows its label.
         */
        FieldRefusal: {
            field: string;
            message: string;
        };
        /**
         * FiguresIn
         * @description ``compare``: the same over the days before (previous), or a year ago (year).
         */
        FiguresIn: {
            /**
             * Compare
             * @default
             * @enum {string}
             */
            compare?: "" | "previous" | "year";
            /**
             * Dimensions
             * @default []
             */
            dimensions?: string[];
            /** Filters */
            filters?: {
                [key: string]: string[];
            };
            /**
             * First
             * Format: date
             */
            first: string;
            /**
             * Last
             * Format: date
             */
            last: string;
            /** Measures */
            measures: string[];
        };
        /** FiguresOut */
        FiguresOut: {
            archived: components["schemas"]["AmountOut"];
            /**
             * At
             * Format: date-time
             */
            at: string;
            check: components["schemas"]["CheckOut"] | null;
            /** Days */
            days: components["schemas"]["ArchivedOfDayOut"][];
            /** Destroyed */
            destroyed: number;
            /** Faulty */
            faulty: number;
            /** Held */
            held: number;
            raw: components["schemas"]["AmountOut"];
        };
        /**
         * FiguresQueryOut
         * @description A question as it was saved.
         */
        FiguresQueryOut: {
            /**
             * Compare
             * @default
             * @enum {string}
             */
            compare: "" | "previous" | "year";
            /**
             * Dimensions
             * @default []
             */
            dimensions: string[];
            /** Filters */
            filters: {
                [key: string]: string[];
            };
            /**
             * First
             * Format: date
             */
            first: string;
            /**
             * Last
             * Format: date
             */
            last: string;
            /** Measures */
            measures: string[];
        };
        /** FilterBody */
        FilterBody: {
            /** Criteria */
            criteria: {
                [key: string]: string;
            };
            /** Name */
            name: string;
        };
        /** FilterOut */
        FilterOut: {
            /** Criteria */
            criteria: {
                [key: string]: string;
            };
            /** Id */
            id: number;
            /** Name */
            name: string;
        };
        /** FiltersOut */
        FiltersOut: {
            /** Rows */
            rows: components["schemas"]["FilterOut"][];
        };
        /** FindIn */
        FindIn: {
            /** Clause */
            clause: string;
            /**
             * Comment
             * @default
             */
            comment?: string;
            /** State */
            state: string;
        };
        /** FinishChatBody */
        FinishChatBody: {
            /**
             * Note
             * @default
             */
            note?: string;
            /** Topic */
            topic: string;
        };
        /** FloorDocuments */
        FloorDocuments: {
            "agents/*": components["schemas"]["AgentDoc"];
            "alarms/*": components["schemas"]["OpenAlarm"];
            "calls/*": components["schemas"]["CallDoc"];
            "config/skills": {
                [key: string]: string;
            };
            "figures/agent.*": components["schemas"]["AgentFigures"];
            "figures/floor": components["schemas"]["FloorFigures"];
            "figures/queue.*": components["schemas"]["QueueFigures"];
            "inbox/chats": components["schemas"]["ChatsSummary"];
            "inbox/summary": components["schemas"]["InboxSummary"];
            "notices/*": components["schemas"]["NoticeDoc"];
            "queues/*": components["schemas"]["QueueDoc"];
            "transcribing/*": components["schemas"]["Transcribing"];
        };
        /**
         * FloorFigures
         * @description Key ``floor``: sums over all queues; ``calls`` counts menu-only calls too; ``slots`` until now, none left out.
         */
        FloorFigures: {
            abandoned: number;
            answer_rate: number | null;
            answered: number;
            callbacks_reached: number;
            calls: number;
            day: string;
            entered: number;
            mean_wait_seconds: number | null;
            recent_answer_rate: number | null;
            recent_calls: number;
            satisfaction: number | null;
            slots: components["schemas"]["Slot"][];
            to_rating_rate: number | null;
        };
        /** FlowDraftBody */
        FlowDraftBody: {
            /** Base */
            base: number;
            /** Content */
            content: import('@/ivr/flow').Flow;
            /**
             * Note
             * @default
             */
            note?: string;
            /** Numbers */
            numbers?: components["schemas"]["Number"][];
            /**
             * Scenarios
             * @default
             */
            scenarios?: string;
        };
        /** FlowName */
        FlowName: {
            id: string;
            name: string;
        };
        /**
         * FlowRehearsalBody
         * @description A rehearsal: how it begins, and what was done in it so far.
         */
        FlowRehearsalBody: {
            /** Actions */
            actions: components["schemas"]["ScenarioStepRow"][];
            beginning: components["schemas"]["ScenarioBeginning"];
            /** Content */
            content: import('@/ivr/flow').Flow;
        };
        /**
         * FlowRehearsalOut
         * @description A rehearsal so far. ``where``: where the caller is; ``over``: the call has ended.
         */
        FlowRehearsalOut: {
            /** Offers */
            offers: components["schemas"]["StepOfferRow"][];
            /** Over */
            over: boolean;
            /** Steps */
            steps: components["schemas"]["ScenarioStepRow"][];
            /** Where */
            where: string;
        };
        /**
         * FlowRow
         * @description A flow in the list.
         */
        FlowRow: {
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Id */
            id: string;
            /** Live */
            live: number;
            /** Name */
            name: string;
            /** Newest */
            newest: number;
            /** Numbers */
            numbers: components["schemas"]["Number"][];
            /** Trial */
            trial: number;
            /** Trial Numbers */
            trial_numbers: components["schemas"]["Number"][];
        };
        /** FlowsOut */
        FlowsOut: {
            /** Rows */
            rows: components["schemas"]["FlowRow"][];
        };
        /**
         * FlowTextRow
         * @description A text in published flows. ``sound``: name of its sound. ``seconds``: null when the sound is gone.
         */
        FlowTextRow: {
            /** Seconds */
            seconds: number | null;
            /** Sound */
            sound: string;
            /** Text */
            text: string;
            /** Uses */
            uses: components["schemas"]["UseRow"][];
        };
        /**
         * ForecastOut
         * @description The forecast for the period's end. The result lies between ``low`` and ``high`` with 80 % probability.
         */
        ForecastOut: {
            /** Days Left */
            days_left: number;
            high: components["schemas"]["EndOut"];
            low: components["schemas"]["EndOut"];
            mid: components["schemas"]["EndOut"];
        };
        /**
         * FormFileOut
         * @description A file as the value of a form's file field lists it.
         */
        FormFileOut: {
            /** Id */
            id: string;
            /** Media Type */
            media_type: string;
            /** Name */
            name: string;
            /** Size */
            size: number;
        };
        /**
         * FormOut
         * @description An article as the editor shows it. Lists and ``districts`` are sanitised HTML; texts for copying are plain.
         */
        FormOut: {
            /** Asked As */
            asked_as: string[];
            /** Attachments */
            attachments: components["schemas"]["ArticleFileOut"][];
            /** Basis */
            basis: components["schemas"]["BasisOut"][];
            /** Calculators */
            calculators: string[];
            /** Channels */
            channels: string[];
            /** Code */
            code: string;
            /** Conclusion */
            conclusion: string;
            /** Details */
            details: string[];
            /** Districts */
            districts: string;
            /** Materials */
            materials: string[];
            /** Procedure */
            procedure: string[];
            referral: components["schemas"]["ReferralOut"] | null;
            /** Related */
            related: string[];
            /** Spoken */
            spoken: string;
            /** Tags */
            tags: string[];
            /** Time Limits */
            time_limits: string[];
            /** Title */
            title: string;
            /** Topic */
            topic: string;
            /**
             * Valid From
             * Format: date
             */
            valid_from: string;
            /** Valid Until */
            valid_until: string | null;
            yearly: components["schemas"]["YearlyOut"] | null;
        };
        /**
         * FoundOut
         * @description A search result. ``source``: its first legal basis, law and clause. ``score``: how likely it fits, 0 to 1.
         *
         *     ``districts``: how the districts differ, "" when they do not.
         */
        FoundOut: {
            /** Category */
            category: string;
            /** Code */
            code: string;
            /** Conclusion */
            conclusion: string;
            /** Districts */
            districts: string;
            passage: components["schemas"]["FoundPassageOut"];
            /** Score */
            score: number;
            /** Source */
            source: string;
            /** Spoken */
            spoken: string;
            /** Subcategory */
            subcategory: string;
            /** Title */
            title: string;
            /** Topic */
            topic: string;
            /**
             * Valid From
             * Format: date
             */
            valid_from: string;
            /** Valid Until */
            valid_until: string | null;
            /** Version */
            version: number;
        };
        /**
         * FoundPassageOut
         * @description The passage that fits the query.
         */
        FoundPassageOut: {
            /** Key */
            key: string;
            /** Marks */
            marks: [
                number,
                number
            ][];
            /** Text */
            text: string;
        };
        /**
         * FrozenItemOut
         * @description An item of a frozen quarter.
         *
         *     ``kind``: judged; unentered (no data, no deduction); year (settled at the year's end).
         */
        FrozenItemOut: {
            /** Corrected */
            corrected: string;
            /** Deduction */
            deduction: string;
            /** Displayed Value */
            displayed_value: string;
            /** Indicator */
            indicator: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "judged" | "unentered" | "year";
            /** Name */
            name: string;
            /** Number */
            number: number;
            /** Verdict */
            verdict: string;
        };
        /**
         * FrozenOut
         * @description ``deduction`` as frozen, ``corrected_deduction`` after the sheets. ``digest``: SM3 over the snapshot. ``names``:
         *     of whoever froze, signed or corrected, by staff number.
         */
        FrozenOut: {
            /** Corrected Deduction */
            corrected_deduction: string;
            /** Deduction */
            deduction: string;
            /** Digest */
            digest: string;
            /** Disputes */
            disputes: components["schemas"]["DisputeOut"][];
            /**
             * Frozen At
             * Format: date-time
             */
            frozen_at: string;
            /** Frozen By */
            frozen_by: string;
            /** Items */
            items: components["schemas"]["FrozenItemOut"][];
            /** Names */
            names: {
                [key: string]: string;
            };
            /** Payments */
            payments: components["schemas"]["PaymentOut"][];
            /** Sheets */
            sheets: components["schemas"]["SheetOut"][];
            /** Signatures */
            signatures: components["schemas"]["SignatureOut"][];
        };
        /**
         * FullArticleOut
         * @description The version in force of an article, in full.
         */
        FullArticleOut: {
            /** Code */
            code: string;
            /** Passages */
            passages: components["schemas"]["ArticlePassageOut"][];
            /** Title */
            title: string;
            /**
             * Valid From
             * Format: date
             */
            valid_from: string;
            /** Valid Until */
            valid_until: string | null;
            /** Version */
            version: number;
        };
        /** FullNumbersBody */
        FullNumbersBody: {
            /**
             * Agent
             * @default
             */
            agent?: string;
            /**
             * Case
             * @default
             */
            case?: string;
            /**
             * Flag
             * @default
             */
            flag?: string;
            /** From */
            from?: string | null;
            /**
             * Hung Up By
             * @default
             */
            hung_up_by?: string;
            /**
             * Notice
             * @default
             */
            notice?: string;
            /**
             * Number
             * @default
             */
            number?: string;
            /**
             * Queue
             * @default
             */
            queue?: string;
            /**
             * Rating
             * @default
             */
            rating?: string;
            /** Reason */
            reason: string;
            /** To */
            to?: string | null;
            /**
             * Topic
             * @default
             */
            topic?: string;
        };
        /**
         * GapOut
         * @description A gap in the knowledge base: similar questions that were answered badly.
         */
        GapOut: {
            /** Article */
            article: string;
            /** Done At */
            done_at: string | null;
            /** Done By */
            done_by: string;
            /** Doubts */
            doubts: {
                [key: string]: number;
            };
            /** Examples */
            examples: components["schemas"]["ExampleOut"][];
            /**
             * First At
             * Format: date-time
             */
            first_at: string;
            /**
             * Last At
             * Format: date-time
             */
            last_at: string;
            /** Nearest */
            nearest: components["schemas"]["NearOut"][];
            /** Number */
            number: number;
            /** Reason */
            reason: string;
            /** Since */
            since: number;
            /** Size */
            size: number;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "added" | "started" | "dismissed";
            /** Version */
            version: number;
        };
        /** GapsOut */
        GapsOut: {
            /** Counts */
            counts: {
                [key: string]: number;
            };
            /** Rows */
            rows: components["schemas"]["GapOut"][];
        };
        /**
         * GateTrialOut
         * @description A trial of a version at the publication gate.
         */
        GateTrialOut: {
            /** Article */
            article: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Fell */
            fell: components["schemas"]["FellOut"][];
            /** Number */
            number: number;
            /** Overruled By */
            overruled_by: string;
            /** Passed */
            passed: boolean;
            /** Reason */
            reason: string;
            /** Revision */
            revision: number;
            /** Seconds */
            seconds: number;
            /** Version */
            version: number;
        };
        /** GlossaryTermBody */
        GlossaryTermBody: {
            /** Synonyms */
            synonyms: string[];
            /** Word */
            word: string;
        };
        /**
         * GoalOut
         * @description What is needed to reach a goal.
         */
        GoalOut: {
            /** In A Row */
            in_a_row: number | null;
            /** Met */
            met: boolean;
            /** Misses */
            misses: number | null;
            /** Rest */
            rest: string;
            /** Value */
            value: string;
        };
        /** GridOut */
        GridOut: {
            /** Columns */
            columns: number;
            /** Kinds */
            kinds: components["schemas"]["KindOut"][];
            /** Rows */
            rows: number;
        };
        /**
         * GroupBody
         * @description ``was``: the name of the group that is renamed; "" for a new one.
         */
        GroupBody: {
            /** Name */
            name: string;
            /**
             * Was
             * @default
             */
            was?: string;
        };
        /** @enum {string} */
        GroupBy: "agent" | "queue" | "topic";
        /**
         * GroupOut
         * @description Counts by one column. ``by`` is the name of the list's filter for it.
         */
        GroupOut: {
            /** By */
            by: string;
            /** Rows */
            rows: components["schemas"]["CountOut"][];
        };
        /** GroupResultOut */
        GroupResultOut: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            satisfied: components["schemas"]["SurveyShareOut"];
        };
        /** GroupsOut */
        GroupsOut: {
            /** Rows */
            rows: string[];
        };
        /**
         * HandlingStepOut
         * @description ``by``: a staff number, citizen or system. ``about_call``: the call that shows it; ``second``: in its sound.
         */
        HandlingStepOut: {
            /** About Call */
            about_call: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "opened" | "assigned" | "contacted" | "verified" | "exclusion_requested" | "excluded" | "planned" | "moved" | "mended" | "invited" | "rated_again" | "overdue" | "closed";
            /** Second */
            second: number | null;
            /** Text */
            text: string;
        };
        /**
         * HandOverBody
         * @description Hands a step over to the person with staff number ``to``, who must be permitted to do it.
         */
        HandOverBody: {
            /**
             * Reason
             * @default
             */
            reason?: string;
            /** Revision */
            revision: number;
            /** To */
            to: string;
        };
        /**
         * HangUpBody
         * @description End the talk without rating, or give up dialling. A talk needs a reason.
         */
        HangUpBody: {
            /**
             * Reason
             * @example 来电人要求结束
             */
            reason: string;
        };
        /**
         * Health
         * @description ``parts`` and ``processes`` are there for whoever may see them.
         */
        Health: {
            now: string;
            ok: boolean;
            parts?: components["schemas"]["Part"][];
            processes?: components["schemas"]["ProcessHealth"][];
        };
        /** HealthDocuments */
        HealthDocuments: {
            "health/*": components["schemas"]["Heartbeat"];
            "leases/*": components["schemas"]["Holder"];
        };
        /**
         * HearingOut
         * @description Tells the page whether questions may be spoken, and for how many seconds each.
         */
        HearingOut: {
            /** Hears */
            hears: boolean;
            /** Seconds */
            seconds: number;
        };
        /**
         * Heartbeat
         * @description A process's report that it is alive.
         */
        Heartbeat: {
            at: string;
            detail: string;
            figures: {
                [key: string]: number;
            };
            instance: string;
            pid: number;
            process: string;
            started_at: string;
            state: string;
        };
        /** HelpOut */
        HelpOut: {
            /** Agent */
            agent: string;
            /** Agent Name */
            agent_name: string;
            /** By */
            by: string;
            /** Over At */
            over_at: string | null;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            /** Result */
            result: string;
        };
        /**
         * HitOut
         * @description ``id``: of the case, call, person or article; of a number its handle, or its last four figures.
         */
        HitOut: {
            /** Detail */
            detail: string;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "number_calls" | "number_cases" | "case" | "call" | "person" | "article";
            /** Title */
            title: string;
        };
        /**
         * HitsOut
         * @description By kind, in the order in which they are displayed.
         */
        HitsOut: {
            /** Hits */
            hits: components["schemas"]["HitOut"][];
        };
        /**
         * Holder
         * @description The value of the lease's key: the process that leads.
         */
        Holder: {
            name: string;
            term: number;
        };
        /**
         * HoldOut
         * @description A hold during the call, in seconds. ``at`` is the place in the recording, which leaves the hold out.
         */
        HoldOut: {
            /** At */
            at: number;
            /** Seconds */
            seconds: number;
        };
        /**
         * HoldsOut
         * @description Newest first.
         */
        HoldsOut: {
            /** Holds */
            holds: components["schemas"]["LegalHoldOut"][];
        };
        /** HourUsageOut */
        HourUsageOut: {
            /** Dialled */
            dialled: number;
            /** Hour */
            hour: number;
            /** Refused */
            refused: number;
        };
        /**
         * IdentityCheck
         * @description How it was made sure that the person who asks is the person concerned, or may act for them.
         * @enum {string}
         */
        IdentityCheck: "called_back" | "document" | "entrusted";
        /** IdentityCheckBody */
        IdentityCheckBody: {
            how: components["schemas"]["IdentityCheck"];
            /**
             * Identity
             * @default
             */
            identity?: string;
        };
        /** ImportedOut */
        ImportedOut: {
            /** Entries */
            entries: number;
        };
        /**
         * ImportOut
         * @description The result of an import.
         */
        ImportOut: {
            /** Done */
            done: boolean;
            /** Faulty */
            faulty: number;
            /** Files */
            files: number;
            /** Rows */
            rows: components["schemas"]["ImportRow"][];
            /** Terms */
            terms: number;
        };
        /**
         * ImportProblemOut
         * @description A problem of an imported article.
         */
        ImportProblemOut: {
            /** Field */
            field: string;
            /** Label */
            label: string;
            /** Message */
            message: string;
        };
        /**
         * ImportRow
         * @description The result for one article of a file.
         *
         *     ``where``: its place in the file. ``what``: new, changed, same or restored.
         */
        ImportRow: {
            /** Code */
            code: string;
            /** Problems */
            problems: components["schemas"]["ImportProblemOut"][];
            /** Title */
            title: string;
            /**
             * What
             * @enum {string}
             */
            what: "" | "new" | "same" | "changed" | "restored";
            /** Where */
            where: string;
        };
        /** InboxNoteOut */
        InboxNoteOut: {
            /** Text */
            text: string;
        };
        /** InboxQuery */
        InboxQuery: {
            /**
             * Kind
             * @default
             * @enum {string}
             */
            kind?: "" | "voicemail" | "fax" | "handover" | "text";
            /**
             * Overdue
             * @default false
             */
            overdue?: boolean;
            /**
             * Scope
             * @default open
             * @enum {string}
             */
            scope?: "waiting" | "open" | "mine" | "done";
        };
        /** InboxReasonBody */
        InboxReasonBody: {
            /** Reason */
            reason: string;
        };
        /**
         * InboxSummary
         * @description Bucket ``inbox``, key ``summary``: the number of unfinished items of each kind, kinds without any included.
         */
        InboxSummary: {
            at: string;
            kinds: {
                [key: string]: components["schemas"]["KindCount"];
            };
        };
        /**
         * InstallationOut
         * @description ``demonstration``: people and data are invented, and passwords published.
         */
        InstallationOut: {
            /** Demonstration */
            demonstration: boolean;
        };
        /**
         * InstructBody
         * @description ``text``: the sentence to say, for ``speak`` alone.
         */
        InstructBody: {
            kind: components["schemas"]["InstructionKind"];
            /**
             * Text
             * @default
             */
            text?: string;
        };
        /**
         * InstructionKind
         * @enum {string}
         */
        InstructionKind: "hand_over" | "speak" | "offer_text" | "slower" | "repeat";
        /** IntegrationsOut */
        IntegrationsOut: {
            /** Agents */
            agents: components["schemas"]["ScopeChoice"][];
            /** Clients */
            clients: components["schemas"]["ClientOut"][];
            /** Queues */
            queues: components["schemas"]["ScopeChoice"][];
            /** Scopes */
            scopes: components["schemas"]["ScopeChoice"][];
            /** Webhooks */
            webhooks: components["schemas"]["PushOut"][];
        };
        /**
         * IntegrityOut
         * @description The result of the integrity check.
         */
        IntegrityOut: {
            /** Count */
            count: number;
            /** Digest */
            digest: string;
            /** Faults */
            faults: string[];
        };
        /**
         * InTimeOut
         * @description How many deadlines of a clock were met. The list's filter ``late`` finds cases that missed theirs.
         */
        InTimeOut: {
            /** Clock */
            clock: string;
            /** Due */
            due: number;
            /** Met */
            met: number;
            /** Met Originally */
            met_originally: number;
            /** Name */
            name: string;
            /** Ours */
            ours: boolean;
        };
        /**
         * InvariantOut
         * @description An invariant.
         *
         *     ``checked``: number of things compared. ``error``: why it could not be checked, "" when it was.
         */
        InvariantOut: {
            /** Checked */
            checked: number;
            /** Code */
            code: string;
            /** Error */
            error: string;
            /** Violations */
            violations: number;
        };
        /**
         * InvariantsOut
         * @description The last look; ``at`` null while there was none. ``seconds`` it took.
         */
        InvariantsOut: {
            /** At */
            at: string | null;
            /** Invariants */
            invariants: components["schemas"]["InvariantOut"][];
            /** Seconds */
            seconds: number;
        };
        /**
         * InvitationRulesBody
         * @description ``share`` in percent; ``from_hour``, ``to_hour`` in Beijing; ``text`` holds ``{链接}``.
         */
        InvitationRulesBody: {
            /** After Minutes */
            after_minutes: number;
            /** Days Between */
            days_between: number;
            /** From Hour */
            from_hour: number;
            /** Min Talk Seconds */
            min_talk_seconds: number;
            /** On */
            on: boolean;
            /** Per Day */
            per_day: number;
            /** Queues */
            queues: string[];
            /** Share */
            share: number;
            /** Text */
            text: string;
            /** To Hour */
            to_hour: number;
            /** Topics */
            topics: string[];
            /** Unrated Only */
            unrated_only: boolean;
            /** Valid Days */
            valid_days: number;
        };
        /** ItemDetail */
        ItemDetail: {
            /** History */
            history: components["schemas"]["TransitionOut"][];
            item: components["schemas"]["ItemOut"];
            source: components["schemas"]["SourceOut"] | null;
        };
        /**
         * ItemKind
         * @enum {string}
         */
        ItemKind: "voicemail" | "fax" | "handover" | "text";
        /**
         * ItemOut
         * @description An item.
         *
         *     ``content`` is none, pending, ready, or its fault (missing, unreadable). ``may_open``: by this reader.
         */
        ItemOut: {
            /** Call */
            call: string;
            /** Case Number */
            case_number: string;
            /**
             * Content
             * @enum {string}
             */
            content: "none" | "pending" | "ready" | "missing" | "unreadable";
            /** Done At */
            done_at: string | null;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Has Note */
            has_note: boolean;
            /** Holder */
            holder: string;
            /** Holder Name */
            holder_name: string;
            /** Id */
            id: string;
            kind: components["schemas"]["ItemKind"];
            /** May Open */
            may_open: boolean;
            /** Number */
            number: string;
            /** Overdue */
            overdue: boolean;
            /** Pages */
            pages: number;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Reopened */
            reopened: number;
            /** Seconds */
            seconds: number;
            state: components["schemas"]["ItemState"];
            /** Station */
            station: string;
            /** Taken At */
            taken_at: string | null;
        };
        /** ItemsOut */
        ItemsOut: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["ItemOut"][];
        };
        /**
         * ItemState
         * @enum {string}
         */
        ItemState: "new" | "taken" | "done" | "reopened";
        /** JudgementIn */
        JudgementIn: {
            /**
             * Reason
             * @default
             */
            reason?: string;
            /** Right */
            right: boolean;
        };
        /** JumpBody */
        JumpBody: {
            /** To */
            to: string;
            /** Values */
            values: number[];
        };
        /** KindChoice */
        KindChoice: {
            /** Code */
            code: string;
            /** Label */
            label: string;
        };
        /**
         * KindCount
         * @description Counts of the open items of one kind.
         */
        KindCount: {
            overdue: number;
            taken: number;
            waiting: number;
        };
        /**
         * KindOut
         * @description A kind of tile.
         */
        KindOut: {
            /** Height */
            height: number;
            /**
             * Kind
             * @enum {string}
             */
            kind: "number" | "curve" | "ranks" | "map" | "hot" | "queues" | "seats" | "waiting" | "alarms" | "system";
            /** Measures */
            measures: number;
            /** Width */
            width: number;
        };
        /** KindUsageOut */
        KindUsageOut: {
            /** Dialled */
            dialled: number;
            /** Kind */
            kind: string;
            /** Label */
            label: string;
            /** Refused */
            refused: number;
        };
        /**
         * LabelledTextOut
         * @description A text that sounds like unrest.
         *
         *     ``where`` is the field's title; ``evidence`` are the words that do, empty for a sealed text.
         */
        LabelledTextOut: {
            /** Evidence */
            evidence: string[];
            /** Level */
            level: string;
            /** Sealed */
            sealed: boolean;
            /** Where */
            where: string;
        };
        /**
         * Layout
         * @description ``seconds`` until the next page.
         */
        Layout: {
            pages: components["schemas"]["WallPage"][];
            /** @default 30 */
            seconds?: number;
            title: string;
        };
        /**
         * LeaveBody
         * @description ``number`` "" for oneself; for others one needs to assign.
         */
        LeaveBody: {
            /**
             * End
             * Format: date
             */
            end: string;
            /**
             * Number
             * @default
             */
            number?: string;
            /**
             * Start
             * Format: date
             */
            start: string;
            /** Substitute */
            substitute: string;
        };
        /** LeaveOut */
        LeaveOut: {
            /**
             * End
             * Format: date
             */
            end: string;
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /**
             * Start
             * Format: date
             */
            start: string;
            /** Substitute */
            substitute: string;
            /** Substitute Name */
            substitute_name: string;
        };
        /** LeavesOut */
        LeavesOut: {
            /** Rows */
            rows: components["schemas"]["LeaveOut"][];
        };
        /**
         * LegalHoldOut
         * @description A legal hold, in force while ``lifted_at`` is null.
         */
        LegalHoldOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /** Lift Reason */
            lift_reason: string;
            /** Lifted At */
            lifted_at: string | null;
            /** Lifted By */
            lifted_by: string;
            /** Lifted By Name */
            lifted_by_name: string;
            /** Reason */
            reason: string;
        };
        /**
         * LegRole
         * @description The party to which a leg belongs.
         * @enum {unknown}
         */
        LegRole: "agent" | "caller" | "leader" | "party" | "returning" | "tap";
        /**
         * Level
         * @description As in 网络安全事件分级指南, the measures' annex.
         * @enum {string}
         */
        Level: "ordinary" | "large" | "major" | "grave";
        /** LevelIn */
        LevelIn: {
            level: components["schemas"]["Level"];
            /** Reason */
            reason: string;
        };
        /**
         * LibraryQuery
         * @description The filters of a search, all optional. ``from`` and ``to`` are moments, [from, to).
         *
         *     ``number``: the last four digits, or a handle of the complete number (POST /api/citizens/search-handle).
         */
        LibraryQuery: {
            /**
             * Agent
             * @default
             */
            agent?: string;
            /** From */
            from?: string | null;
            /** Longest */
            longest?: number | null;
            /**
             * Number
             * @default
             */
            number?: string;
            /**
             * Phrase
             * @default
             */
            phrase?: string;
            /**
             * Queue
             * @default
             */
            queue?: string;
            /** Shortest */
            shortest?: number | null;
            /**
             * State
             * @default
             */
            state?: string;
            /** To */
            to?: string | null;
            /**
             * Topic
             * @default
             */
            topic?: string;
        };
        /**
         * LibraryRow
         * @description A recording. ``stored``: raw, archived or deleted. ``why``: its fault, "" for none.
         *
         *     ``retained_until``: by ``rule``, unless it is held.
         */
        LibraryRow: {
            /** Agent */
            agent: string;
            /** Agent Name */
            agent_name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Call */
            call: string;
            /** Direction */
            direction: string;
            /** Held */
            held: boolean;
            /** Number */
            number: string;
            /** Queue */
            queue: string;
            /** Queue Name */
            queue_name: string;
            /**
             * Retained Until
             * Format: date
             */
            retained_until: string;
            /** Rule */
            rule: string;
            /** Seconds */
            seconds: number;
            /** Size */
            size: number;
            /**
             * Stored
             * @enum {string}
             */
            stored: "deleted" | "raw" | "archived";
            /** Topic */
            topic: string;
            /** Topic Title */
            topic_title: string;
            /** Why */
            why: string;
        };
        /**
         * LibraryRows
         * @description ``total``: how many the search finds, counted up to 100,000; only on the first page.
         */
        LibraryRows: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["LibraryRow"][];
            /** Total */
            total: number | null;
        };
        /**
         * LimitField
         * @description ``highest``: the most that can be set; ``builtin``: what holds before anybody sets it.
         */
        LimitField: {
            /** Builtin */
            builtin: number;
            /** Highest */
            highest: number;
            /** Label */
            label: string;
            /** Name */
            name: string;
        };
        /**
         * LimitsBody
         * @description Upper limits of outbound calls, as in the outbound policy.
         */
        LimitsBody: {
            /** Agent Day */
            agent_day: number;
            /** Agent Hour */
            agent_hour: number;
            /** Agent Live */
            agent_live: number;
            /** All Day */
            all_day: number;
            /** All Hour */
            all_hour: number;
            /** All Live */
            all_live: number;
            /** Number Day */
            number_day: number;
            /** Talk Minutes */
            talk_minutes: number;
        };
        /**
         * LineOut
         * @description An indicator on the board.
         *
         *     ``status``: lost (it costs now), watch (it may cost), met, or none (no data yet). ``evidence``: the measure and
         *     part that open down to what costs.
         */
        LineOut: {
            /** Apart */
            apart: components["schemas"]["DefinitionOut"][];
            /** Base */
            base: string;
            /** Clues */
            clues: string[];
            /** Deduction */
            deduction: string;
            /** Den */
            den: number | null;
            /** Den Name */
            den_name: string;
            /** Direction */
            direction: string;
            /** Displayed Value */
            displayed_value: string;
            /** Evidence Measure */
            evidence_measure: string;
            /**
             * Evidence Part
             * @enum {string}
             */
            evidence_part: "num" | "den" | "rest";
            /** Exclusions */
            exclusions: components["schemas"]["ExclusionOut"][];
            /** Family */
            family: string;
            /** Fixed */
            fixed: string;
            forecast: components["schemas"]["ForecastOut"] | null;
            /** Goals */
            goals: components["schemas"]["GoalOut"][];
            /** Key */
            key: string;
            /** Measures */
            measures: components["schemas"]["DefinitionOut"][];
            /** Name */
            name: string;
            /** Num */
            num: number | null;
            /** Num Name */
            num_name: string;
            /** Number */
            number: number;
            /** Readings */
            readings: components["schemas"]["ReadingOut"][];
            /**
             * Span
             * @enum {string}
             */
            span: "quarter" | "year";
            /**
             * Status
             * @enum {string}
             */
            status: "lost" | "watch" | "met" | "none";
            /** Steps */
            steps: string;
            /** Target */
            target: string;
            /** Target Value */
            target_value: number;
            /** Trend */
            trend: components["schemas"]["PointOut"][];
            /** Unit */
            unit: string;
            /** Value */
            value: number | null;
            /** Verdict */
            verdict: string;
            /** Weight */
            weight: string;
            /** Worst */
            worst: string;
        };
        /** ListeningBody */
        ListeningBody: {
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * ListeningOut
         * @description A listening: the sound is at ``/api/listenings/{id}?token=…`` until ``expires_at``.
         */
        ListeningOut: {
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Id */
            id: number;
            /** Token */
            token: string;
        };
        /**
         * LiveDocuments
         * @description View of the live stream, and ``wall``, to its documents.
         */
        LiveDocuments: {
            colleagues: components["schemas"]["ColleaguesDocuments"];
            desk: components["schemas"]["DeskDocuments"];
            floor: components["schemas"]["FloorDocuments"];
            health: components["schemas"]["HealthDocuments"];
            own: components["schemas"]["OwnDocuments"];
            wall: components["schemas"]["WallDocuments"];
        };
        /**
         * LiveParty
         * @description The third party: an agent (``agent``, ``name``) or an outside ``number``, masked. ``status`` since ``since``.
         */
        LiveParty: {
            agent: string;
            name: string;
            number: string;
            since: string;
            standing: components["schemas"]["PartyStatus"];
        };
        /**
         * LiveSupervision
         * @description A leader with the call, ``mode`` listen, whisper, barge or take_over; ``answered_at`` None while the phone rings.
         *
         *     ``hears``: somebody talks now; else the leader waits with the caller.
         */
        LiveSupervision: {
            answered_at: string | null;
            asked_at: string;
            hears: boolean;
            leader: string;
            mode: components["schemas"]["Mode"];
            name: string;
            reason: string;
        };
        /** MarkedOut */
        MarkedOut: {
            /** By */
            by: string;
            /** Reason */
            reason: string;
            /** Right */
            right: boolean;
        };
        /**
         * MassCheckBody
         * @description ``template``: variables as {名称}. ``columns``: variable -> heading of its column.
         */
        MassCheckBody: {
            /** Columns */
            columns?: {
                [key: string]: string;
            };
            /** Name */
            name: string;
            /** Number Column */
            number_column: string;
            /** Template */
            template: string;
        };
        /**
         * MassCountOut
         * @description How many texts are in a state.
         */
        MassCountOut: {
            /** Count */
            count: number;
            state: components["schemas"]["Sending"];
        };
        /**
         * MassDetailOut
         * @description ``price``: in yuan. ``refused``: the first hundred rows that are not sent; the workbook has all.
         *
         *     ``result``: null where one has requested none.
         */
        MassDetailOut: {
            /** Approved By */
            approved_by: string;
            /** Columns */
            columns: {
                [key: string]: string;
            };
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Failure */
            failure: string;
            /** Headings */
            headings: string[];
            /** Id */
            id: string;
            /** Is Requested */
            is_requested: boolean;
            /** Name */
            name: string;
            /** Number Column */
            number_column: string;
            /** Over At */
            over_at: string | null;
            /** Parts */
            parts: number;
            /** Price */
            price: string;
            /** Problems */
            problems: components["schemas"]["MassProblemCountOut"][];
            /** Progress */
            progress: components["schemas"]["MassCountOut"][];
            /** Refused */
            refused: components["schemas"]["MassRowOut"][];
            result: components["schemas"]["MassResultOut"] | null;
            /** Rows */
            rows: number;
            /** Sendable */
            sendable: number;
            stage: components["schemas"]["MassStage"];
            /** Started At */
            started_at: string | null;
            /** Template */
            template: string;
        };
        /** MassListOut */
        MassListOut: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["MassOut"][];
        };
        /**
         * MassOut
         * @description One mass sending, as the list shows it.
         */
        MassOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Id */
            id: string;
            /** Is Requested */
            is_requested: boolean;
            /** Name */
            name: string;
            /** Rows */
            rows: number;
            /** Sendable */
            sendable: number;
            stage: components["schemas"]["MassStage"];
        };
        /** MassProblemCountOut */
        MassProblemCountOut: {
            /** Count */
            count: number;
            problem: components["schemas"]["RowProblem"];
        };
        /**
         * MassResultOut
         * @description One's own last workbook of the result. ``size``: bytes.
         */
        MassResultOut: {
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            /** Size */
            size: number;
            state: components["schemas"]["ResultState"];
            /**
             * Stored Until
             * Format: date-time
             */
            stored_until: string;
        };
        /**
         * MassRowOut
         * @description A row that is not sent. ``line``: as a spreadsheet counts. ``number``: masked; "" for what is no number.
         */
        MassRowOut: {
            /** Line */
            line: number;
            /** Number */
            number: string;
            problem: components["schemas"]["RowProblem"];
        };
        /**
         * MassStage
         * @enum {string}
         */
        MassStage: "uploaded" | "checking" | "checked" | "approved" | "running" | "paused" | "done" | "cancelled";
        /** MassSubmitBody */
        MassSubmitBody: {
            /** Reason */
            reason: string;
        };
        /** MassTrialBody */
        MassTrialBody: {
            /** Number */
            number: string;
        };
        /**
         * Meaning
         * @enum {string}
         */
        Meaning: "opt_out" | "opt_in" | "keyword" | "answer" | "open";
        /**
         * MeasuredEntryOut
         * @description An entry made from a measurement. ``entry``: id of the first entry. ``state``: of the entry now in its place.
         */
        MeasuredEntryOut: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Entry */
            entry: string;
            /** Quarter */
            quarter: string;
            /** Register Key */
            register_key: string;
            /** State */
            state: string;
            /** State Name */
            state_name: string;
        };
        /** MeasureOut */
        MeasureOut: {
            /** Dimensions */
            dimensions: string[];
            /** Formula */
            formula: string;
            /** Group */
            group: string;
            /** Has Parts */
            has_parts: boolean;
            /** Key */
            key: string;
            /** Meaning */
            meaning: string;
            /** Name */
            name: string;
            /** Owner */
            owner: string;
            /** Sources */
            sources: string[];
            /** Target */
            target: number | null;
            /** Unit */
            unit: string;
            /**
             * Valid From
             * Format: date
             */
            valid_from: string;
            /** Version */
            version: number;
        };
        /** MemberOut */
        MemberOut: {
            /** Head */
            head: boolean;
            /** Name */
            name: string;
            /** Number */
            number: string;
        };
        /** MembersBody */
        MembersBody: {
            /**
             * Heads
             * @default []
             */
            heads?: string[];
            /** Members */
            members: string[];
        };
        /**
         * MendingIn
         * @description ``due``: its deadline. ``result``: it was mended at once.
         */
        MendingIn: {
            /** Due */
            due?: string | null;
            /** Measure */
            measure: string;
            /**
             * Result
             * @default
             */
            result?: string;
        };
        /** MendingOut */
        MendingOut: {
            /** Done At */
            done_at: string | null;
            /** Done By */
            done_by: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Late */
            late: boolean;
            /** Measure */
            measure: string;
            /** Number */
            number: number;
            /**
             * Planned At
             * Format: date-time
             */
            planned_at: string;
            /** Planned By */
            planned_by: string;
            /** Result */
            result: string;
        };
        /** MendingRowOut */
        MendingRowOut: {
            /** Agent */
            agent: string;
            /** Agent Name */
            agent_name: string;
            /** Call */
            call: string;
            /** Done At */
            done_at: string | null;
            /** Done By */
            done_by: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Late */
            late: boolean;
            /** Measure */
            measure: string;
            /** Number */
            number: number;
            /** Owner */
            owner: string;
            /** Owner Name */
            owner_name: string;
            /**
             * Planned At
             * Format: date-time
             */
            planned_at: string;
            /** Planned By */
            planned_by: string;
            /** Result */
            result: string;
        };
        /** MendingsOut */
        MendingsOut: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["MendingRowOut"][];
        };
        /** MentionBody */
        MentionBody: {
            /** Code */
            code: string;
            /**
             * Passage
             * @default
             */
            passage?: string;
            /** Version */
            version: number;
        };
        /** MenuStepOut */
        MenuStepOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Key */
            key: string;
            /** Kind */
            kind: string;
            /** Label */
            label: string;
            /** Node */
            node: string;
        };
        /** MergeBody */
        MergeBody: {
            /** Into */
            into: string;
            /** Revision */
            revision: number;
        };
        /**
         * Mode
         * @enum {string}
         */
        Mode: "listen" | "whisper" | "barge" | "take_over";
        /** ModelCheckOut */
        ModelCheckOut: {
            /** Problems */
            problems: components["schemas"]["ProblemOut"][];
        };
        /**
         * ModelRow
         * @description The newest version of a model; ``live``: the one that takes new cases, 0 for none.
         */
        ModelRow: {
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /** Live */
            live: number;
            /** Model */
            model: string;
            /** Name */
            name: string;
            /** Note */
            note: string;
            /** Published At */
            published_at: string | null;
            /** Published By */
            published_by: string;
            /** Running */
            running: number;
            /**
             * Saved At
             * Format: date-time
             */
            saved_at: string;
            /** State */
            state: string;
            /** Version */
            version: number;
        };
        /** ModelsOut */
        ModelsOut: {
            /** Rows */
            rows: components["schemas"]["ModelVersionOut"][];
        };
        /** ModelVersionOut */
        ModelVersionOut: {
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /** Model */
            model: string;
            /** Name */
            name: string;
            /** Note */
            note: string;
            /** Published At */
            published_at: string | null;
            /** Published By */
            published_by: string;
            /** Running */
            running: number;
            /**
             * Saved At
             * Format: date-time
             */
            saved_at: string;
            /** State */
            state: string;
            /** Version */
            version: number;
        };
        /**
         * MoveBody
         * @description ``dry``: only say what could be moved and what not.
         */
        MoveBody: {
            /**
             * Cases
             * @default []
             */
            cases?: string[];
            /**
             * Dry
             * @default true
             */
            dry?: boolean;
            /** To */
            to: number;
        };
        /** MoveIn */
        MoveIn: {
            /**
             * Due
             * Format: date
             */
            due: string;
            /** Reason */
            reason: string;
        };
        /**
         * MoveOut
         * @description ``moved``: how many cases can be, or were moved. ``stuck``: the cases that cannot, with the reason.
         */
        MoveOut: {
            /** Moved */
            moved: number;
            /** Stuck */
            stuck: components["schemas"]["MoveRow"][];
        };
        /** MoveRow */
        MoveRow: {
            /** Id */
            id: string;
            /** Number */
            number: string;
            /** Refusal */
            refusal: string;
            /** Version */
            version: number;
        };
        /**
         * NamesBody
         * @description Names of pages, acts and topics: the browser finds them by itself.
         */
        NamesBody: {
            /** Names */
            names: string[];
        };
        /** NearOut */
        NearOut: {
            /** Code */
            code: string;
            /** Title */
            title: string;
        };
        /**
         * NewAccountBody
         * @description ``reason``: why these roles, for who approves them.
         */
        NewAccountBody: {
            /**
             * Group
             * @default
             */
            group?: string;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /**
             * Reason
             * @default
             */
            reason?: string;
            /** Roles */
            roles: string[];
        };
        /**
         * NewDisplayOut
         * @description A new link. ``path``: the address on this host with the secret, which is shown only now.
         */
        NewDisplayOut: {
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Id */
            id: number;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Made By */
            made_by: string;
            /** Path */
            path: string;
            /** Place */
            place: string;
            /** Revoked By */
            revoked_by: string;
            /** Seen At */
            seen_at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "on" | "expired" | "revoked";
            /** Wall */
            wall: string;
        };
        /**
         * NewNotification
         * @description One of the newest unread notifications. ``popup``: the person has the browser's pop-up on for its kind.
         */
        NewNotification: {
            id: string;
            kind: string;
            link: string;
            popup: boolean;
            received_at: string;
            text: string;
            title: string;
            urgency: components["schemas"]["Urgency"];
        };
        /**
         * NewPhone
         * @description ``phone`` is null for a leader who is signed in at a desk and has one.
         */
        NewPhone: {
            phone: components["schemas"]["PhoneAccount"] | null;
        };
        /** NewSurveyIn */
        NewSurveyIn: {
            questionnaire: components["schemas"]["QuestionnaireBody"];
        };
        /**
         * NewTotpOut
         * @description ``secret`` to type in, ``qr_code`` to scan (data URI).
         */
        NewTotpOut: {
            /** Qr Code */
            qr_code: string;
            /** Secret */
            secret: string;
        };
        /** NewWallIn */
        NewWallIn: {
            /** Key */
            key: string;
            /** Layout */
            layout: components["schemas"]["Layout"];
        };
        /** NoteBody */
        NoteBody: {
            /** Note */
            note: string;
        };
        /**
         * NoteCorrectionOut
         * @description What a citizen says is right. ``by``: who decided.
         */
        NoteCorrectionOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /** Text */
            text: string;
        };
        /** Noted */
        Noted: {
            /**
             * Ok
             * @default true
             */
            ok: boolean;
        };
        /**
         * NoteOut
         * @description ``corrections``: oldest first; the last one holds.
         */
        NoteOut: {
            /** Agent */
            agent: string;
            /** Agent Name */
            agent_name: string;
            /** Corrections */
            corrections: components["schemas"]["NoteCorrectionOut"][];
            /** Saved At */
            saved_at: string | null;
            /** Text */
            text: string;
        };
        /**
         * NotesBody
         * @description An agent's notes. They are not stored.
         */
        NotesBody: {
            /** Notes */
            notes: string;
        };
        /** NotesOut */
        NotesOut: {
            /** Notes */
            notes: components["schemas"]["NoteOut"][];
        };
        /**
         * NoticeBody
         * @description A new notice.
         */
        NoticeBody: {
            /**
             * Audience
             * @enum {string}
             */
            audience: "all" | "group" | "queue" | "agents";
            /**
             * Important
             * @default false
             */
            important?: boolean;
            /**
             * Meant
             * @default []
             */
            meant?: string[];
            /**
             * Minutes
             * @default 60
             */
            minutes?: number;
            /** Text */
            text: string;
        };
        /**
         * NoticeDoc
         * @description A notice as leaders see it, in bucket ``notices`` under its id. Deleted when it is over.
         *
         *     ``read`` maps each agent to the moment of reading.
         */
        NoticeDoc: {
            audience: string;
            audience_name: string;
            by: string;
            by_name: string;
            id: string;
            important: boolean;
            read: {
                [key: string]: string;
            };
            sent_at: string;
            text: string;
            to: string[];
            until: string;
        };
        /** NoticeOut */
        NoticeOut: {
            /** Audience */
            audience: string;
            /** Audience Name */
            audience_name: string;
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /** Id */
            id: string;
            /** Important */
            important: boolean;
            /** Receipts */
            receipts: components["schemas"]["ReceiptOut"][];
            /**
             * Sent At
             * Format: date-time
             */
            sent_at: string;
            /** Text */
            text: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
            /** Withdrawn At */
            withdrawn_at: string | null;
            /** Withdrawn By */
            withdrawn_by: string;
            /** Withdrawn Name */
            withdrawn_name: string;
        };
        /**
         * NoticesOut
         * @description A page of notices.
         */
        NoticesOut: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["NoticeOut"][];
        };
        /**
         * NotificationOut
         * @description ``link``: path of the page where the reader acts, "" for none. ``read_at``: null while unread.
         */
        NotificationOut: {
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Kind Name */
            kind_name: string;
            /** Link */
            link: string;
            /** Read At */
            read_at: string | null;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Text */
            text: string;
            /** Title */
            title: string;
            urgency: components["schemas"]["Urgency"];
        };
        /**
         * NotificationsOut
         * @description Rows are newest first. ``next``: ``before`` of the next page. ``unread``: number in all, and by kind.
         */
        NotificationsOut: {
            /** Next */
            next: number | null;
            /** Rows */
            rows: components["schemas"]["NotificationOut"][];
            /** Unread */
            unread: number;
            /** Unread By Kind */
            unread_by_kind: {
                [key: string]: number;
            };
        };
        Number: string;
        /**
         * NumberHandleOut
         * @description What stands for the number in the addresses of searches.
         */
        NumberHandleOut: {
            /** Handle */
            handle: string;
        };
        /**
         * NumberKind
         * @description What a number is, as ``dialable`` returns it.
         * @enum {string}
         */
        NumberKind: "mobile" | "local" | "fixed" | "shared" | "free" | "government" | "company" | "enquiries" | "local_service" | "emergency" | "own" | "internal" | "abroad" | "premium" | "transit" | "satellite" | "unknown";
        /** Numbers */
        Numbers: {
            cells: components["schemas"]["DisplayCell"][];
            /** @enum {unknown} */
            kind: "number";
        };
        /** OfferOut */
        OfferOut: {
            /** Agent */
            agent: string;
            /** Agent Name */
            agent_name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Offer */
            offer: string;
            /** Over At */
            over_at: string | null;
            /** Queue */
            queue: string;
            /** Result */
            result: string;
        };
        /** OnBody */
        OnBody: {
            /** On */
            on: boolean;
            /**
             * Reason
             * @default
             */
            reason?: string;
            /** Revision */
            revision: number;
        };
        /**
         * OneTimePasswordOut
         * @description ``password``: said this once. ``requested``: roles that were asked for wait for another person's approval.
         */
        OneTimePasswordOut: {
            /** Number */
            number: string;
            /** Password */
            password: string;
            /** Requested */
            requested: boolean;
        };
        /** OpenAccidentsOut */
        OpenAccidentsOut: {
            /** Rows */
            rows: components["schemas"]["AccidentOut"][];
        };
        /**
         * OpenAlarm
         * @description An open alarm, in bucket ``alarms`` under its id.
         */
        OpenAlarm: {
            about: string;
            acknowledged_at: string | null;
            acknowledged_by: string;
            acknowledged_name: string;
            agent: string;
            call: string;
            changed_at: string;
            group: string;
            id: string;
            kind: string;
            /** @enum {string} */
            level: "red" | "orange" | "yellow";
            message: string;
            note: string;
            queue: string;
            raised_at: string;
            seq: number;
            since: string | null;
        };
        /**
         * OpenBody
         * @description A new case.
         */
        OpenBody: {
            /**
             * Call
             * @default
             */
            call?: string;
            /**
             * Model
             * @default appeal
             */
            model?: string;
            /**
             * Outcome
             * @default
             */
            outcome?: string;
            /** Parties */
            parties?: components["schemas"]["PartyBody"][];
            /**
             * Reason
             * @default
             */
            reason?: string;
            /**
             * Source
             * @default by_hand
             * @enum {string}
             */
            source?: "by_hand" | "web" | "wechat";
            /** Values */
            values: import('@/workorders/wire').Values;
        };
        /**
         * OpenedFileOut
         * @description Where the file can be fetched, once pressed, within two minutes.
         */
        OpenedFileOut: {
            /** Address */
            address: string;
        };
        /**
         * OpenFileBody
         * @description ``reason``: needed once the chat is masked for the reader.
         */
        OpenFileBody: {
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /** OptionCountOut */
        OptionCountOut: {
            /** Label */
            label: string;
            share: components["schemas"]["SurveyShareOut"];
            /** Value */
            value: number;
        };
        /** OptionOut */
        OptionOut: {
            /** Label */
            label: string;
            /** Topic */
            topic: string;
        };
        /**
         * OrganisationOut
         * @description What a model may refer to. ``values``: what a flow may compare in every case besides the form's fields.
         */
        OrganisationOut: {
            /** Categories */
            categories: string[];
            /** Departments */
            departments: components["schemas"]["PlaceOut"][];
            /** Roles */
            roles: components["schemas"]["RoleOut"][];
            /** Values */
            values: string[];
        };
        /**
         * OriginalOut
         * @description Summary of the call that left the entry.
         */
        OriginalOut: {
            /** Agent */
            agent: string;
            /** Agent Name */
            agent_name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Queue Name */
            queue_name: string;
            /** Rating */
            rating: number | null;
            /** Topic Title */
            topic_title: string;
        };
        /**
         * OutcomeOut
         * @description An outcome of a step.
         */
        OutcomeOut: {
            /** Code */
            code: string;
            /** Effect */
            effect: string;
            /** Name */
            name: string;
            /** Needs */
            needs: string[];
            /** Reason */
            reason: boolean;
        };
        /** OutsideFieldIn */
        OutsideFieldIn: {
            /**
             * Digits
             * @default 0
             */
            digits?: number;
            /** Name */
            name: string;
            /** Unit */
            unit: string;
        };
        /**
         * OutsideIn
         * @description ``key``: of the one that this is the next version of, "" for a new one.
         */
        OutsideIn: {
            /**
             * About
             * @default
             */
            about?: string;
            /** Columns */
            columns: components["schemas"]["OutsideFieldIn"][];
            /**
             * Key
             * @default
             */
            key?: string;
            /** Name */
            name: string;
        };
        /**
         * OverflowTier
         * @description After so many seconds of waiting, agents with ``skill`` may take the call too: ``share`` per cent of those who
         *     begin to wait from ``first_hour`` to before ``until_hour``.
         */
        OverflowTier: {
            /** After Seconds */
            after_seconds: number;
            /**
             * First Hour
             * @default 0
             */
            first_hour?: number;
            /**
             * Share
             * @default 100
             */
            share?: number;
            /** Skill */
            skill: string;
            /**
             * Until Hour
             * @default 24
             */
            until_hour?: number;
        };
        /**
         * OverflowTierOut
         * @description The same as it is stored.
         */
        OverflowTierOut: {
            /** After Seconds */
            after_seconds: number;
            /** First Hour */
            first_hour: number;
            /** Share */
            share: number;
            /** Skill */
            skill: string;
            /** Until Hour */
            until_hour: number;
        };
        /** OwedOut */
        OwedOut: {
            /** Rows */
            rows: components["schemas"]["OwedRow"][];
        };
        /** OwedRow */
        OwedRow: {
            /** By Name */
            by_name: string;
            /** Code */
            code: string;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /** Id */
            id: number;
            /** Overdue */
            overdue: boolean;
            /** Reason */
            reason: string;
            /** Title */
            title: string;
            /** Version */
            version: number;
        };
        /** OwnAnswersIn */
        OwnAnswersIn: {
            /** Answers */
            answers: {
                [key: string]: number | string | number[];
            };
        };
        /**
         * OwnChatOut
         * @description A chat as its citizen sees it. ``place`` is the place in line, from 1. ``agent`` is the number of who answers.
         *
         *     ``offers_callback``: the wait is so long that a call-back may be better. ``messages`` are those after the requested
         *     number. ``last_number`` is the number of the last message. ``file_bytes``: largest file that may be sent.
         */
        OwnChatOut: {
            /** Agent */
            agent: string;
            /** Ended By */
            ended_by: components["schemas"]["ChatEnd"] | "";
            /** File Bytes */
            file_bytes: number;
            /** Last Number */
            last_number: number;
            /** Messages */
            messages: components["schemas"]["ChatMessageOut"][];
            /** Offers Callback */
            offers_callback: boolean;
            /** Place */
            place: number;
            /** Stars */
            stars: number | null;
            state: components["schemas"]["ChatState"];
        };
        /** OwnDocuments */
        OwnDocuments: {
            "alarms/*": components["schemas"]["OpenAlarm"];
            "notifications/*": components["schemas"]["OwnNotifications"];
        };
        /** OwnerOut */
        OwnerOut: {
            /** Group */
            group: string;
            /** Name */
            name: string;
            /** Number */
            number: string;
        };
        /** OwnersOut */
        OwnersOut: {
            /** Rows */
            rows: components["schemas"]["OwnerOut"][];
        };
        /**
         * OwnNotice
         * @description A notice as the desk of an addressee shows it.
         */
        OwnNotice: {
            by: string;
            by_name: string;
            id: string;
            important: boolean;
            read_at: string | null;
            sent_at: string;
            text: string;
            until: string;
        };
        /**
         * OwnNoticeOut
         * @description ``withdrawn``: it is not to be followed any more.
         */
        OwnNoticeOut: {
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /** Id */
            id: string;
            /** Important */
            important: boolean;
            /** Read At */
            read_at: string | null;
            /**
             * Sent At
             * Format: date-time
             */
            sent_at: string;
            /** Text */
            text: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
            /** Withdrawn */
            withdrawn: boolean;
        };
        /** OwnNoticesOut */
        OwnNoticesOut: {
            /** Rows */
            rows: components["schemas"]["OwnNoticeOut"][];
        };
        /**
         * OwnNotifications
         * @description Value of the bucket ``notifications``, by staff number: count of unread, count of urgent, the newest unread.
         */
        OwnNotifications: {
            newest: components["schemas"]["NewNotification"][];
            unread: number;
            urgent: number;
        };
        /**
         * OwnPasswordBody
         * @description ``password``: one's own, again; empty for who is signing in and has just given it.
         */
        OwnPasswordBody: {
            /**
             * Password
             * @default
             */
            password?: string;
        };
        /**
         * OwnSurveyOut
         * @description A survey as its citizen sees it. ``answered``: it was, and ``questionnaire`` has only its thanks.
         */
        OwnSurveyOut: {
            /** Answered */
            answered: boolean;
            questionnaire: components["schemas"]["QuestionnaireBody"];
        };
        /**
         * Part
         * @description ``ms`` the answer took; ``detail`` what went wrong, for operators.
         */
        Part: {
            detail: string;
            ms: number;
            name: string;
            ok: boolean;
        };
        /** PartOut */
        PartOut: {
            /** Agent */
            agent: string;
            /** End */
            end: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "menu" | "wait" | "talk" | "hold" | "lost" | "rating" | "callback" | "outside" | "dial";
            /** Queue */
            queue: string;
            /**
             * Start
             * Format: date-time
             */
            start: string;
        };
        /**
         * PartSeen
         * @description Whether a part such as the database answers. The fault itself is shown to operators only.
         */
        PartSeen: {
            name: string;
            ok: boolean;
        };
        /** PartyBody */
        PartyBody: {
            /**
             * Name
             * @default
             */
            name?: string;
            /**
             * Note
             * @default
             */
            note?: string;
            /** Part */
            part: string;
            /**
             * Phone
             * @default
             */
            phone?: string;
        };
        /** PartyOut */
        PartyOut: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Note */
            note: string;
            /** Part */
            part: string;
            /** Phone */
            phone: string;
        };
        /**
         * PartyStatus
         * @description Status of the third party.
         * @enum {unknown}
         */
        PartyStatus: "aside" | "asked" | "consulting" | "joined" | "ringing";
        /**
         * PassageOut
         * @description A piece that an answer can be traced to, without markup.
         */
        PassageOut: {
            /** Key */
            key: string;
            /** Text */
            text: string;
        };
        /**
         * PasskeyBody
         * @description ``credential``: what the browser's ``navigator.credentials`` gave, as JSON.
         */
        PasskeyBody: {
            /** Credential */
            credential: {
                [key: string]: unknown;
            };
        };
        /** PasskeyOptionsOut */
        PasskeyOptionsOut: {
            /** Options */
            options: {
                [key: string]: unknown;
            };
        };
        /**
         * PasswordAgainBody
         * @description One's own password, before what proves oneself is changed.
         */
        PasswordAgainBody: {
            /** Password */
            password: string;
        };
        /** PasswordBody */
        PasswordBody: {
            /**
             * New Password
             * @default
             */
            new_password?: string;
            /** Number */
            number: string;
            /** Password */
            password: string;
        };
        /**
         * PastChatsIn
         * @description ``kind`` low: rated badly, left: nobody came, unsummed: no topic yet.
         */
        PastChatsIn: {
            /**
             * Agent
             * @default
             */
            agent?: string;
            /**
             * Cursor
             * @default
             */
            cursor?: string;
            /**
             * Kind
             * @default
             * @enum {string}
             */
            kind?: "" | "low" | "left" | "unsummed";
        };
        /** PastChatsOut */
        PastChatsOut: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["ChatOut"][];
        };
        /**
         * PastOut
         * @description ``position``: how much had been published. ``share``: of what is ours, answered right at once.
         */
        PastOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Position */
            position: number;
            share: components["schemas"]["ShareOut"];
        };
        /**
         * PastReminderOut
         * @description A reminder that the agent was given. ``is_followed`` null: nothing said shows it.
         */
        PastReminderOut: {
            /** At Ms */
            at_ms: number;
            /** Is Followed */
            is_followed: boolean | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "unrest" | "forbidden" | "promise" | "identity" | "interruption" | "rating" | "silence";
        };
        /** PaymentOut */
        PaymentOut: {
            /** Due */
            due: string;
            /** Key */
            key: string;
            /** Name */
            name: string;
            /** Planned */
            planned: string;
        };
        /**
         * PeaksOut
         * @description The loudest sample, 0 … 1, of each of ``points`` equal stretches.
         */
        PeaksOut: {
            /** Agent */
            agent: number[];
            /** Caller */
            caller: number[];
            /** Holds */
            holds: components["schemas"]["HoldOut"][];
            /** Points */
            points: number;
            /** Reason Needed */
            reason_needed: boolean;
            /** Seconds */
            seconds: number;
        };
        /** PeopleOut */
        PeopleOut: {
            /** Rows */
            rows: components["schemas"]["PersonOut"][];
        };
        /** PermissionOut */
        PermissionOut: {
            /**
             * Code
             * @enum {string}
             */
            code: "desk.use" | "calls.dial" | "outbound.view" | "outbound.configure" | "callbacks.use" | "callbacks.manage" | "ratings.work" | "ratings.manage" | "ratings.approve" | "calls.view_own" | "calls.view_group" | "calls.view_all" | "calls.export" | "recordings.listen_own" | "recordings.listen" | "recordings.listen_freely" | "recordings.download" | "recordings.hold" | "recordings.manage" | "recordings.destroy" | "citizens.reveal" | "citizens.register" | "citizens.decide" | "inbox.work" | "inbox.assign" | "chat.work" | "chat.assign" | "texts.manage" | "texts.mass" | "texts.approve" | "surveys.view" | "surveys.design" | "workorders.create" | "workorders.view_own" | "workorders.view_department" | "workorders.view_all" | "workorders.view_sealed" | "workorders.work" | "workorders.reveal" | "workorders.urge" | "workorders.assign" | "workorders.supervise" | "workorders.export" | "workorders.statistics" | "workorders.configure" | "workorders.publish" | "live.floor" | "live.direct" | "live.supervise" | "live.health" | "alarms.acknowledge" | "alarms.manage" | "accounts.manage" | "accounts.approve" | "data.approve" | "routing.configure" | "flows.edit" | "flows.publish" | "knowledge.edit" | "knowledge.review" | "knowledge.publish" | "knowledge.require" | "knowledge.exchange" | "statistics.view" | "assessment.view" | "assessment.enter" | "assessment.judge" | "walls.view" | "walls.design" | "integrations.manage" | "security.manage" | "audit.view";
            /** Label */
            label: string;
            /**
             * Power
             * @enum {string}
             */
            power: "system" | "security" | "audit" | "business";
        };
        /** PersonalAnswerBody */
        PersonalAnswerBody: {
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * PersonalContentOut
         * @description What the citizen asks for, and what they were answered.
         */
        PersonalContentOut: {
            /** Answer */
            answer: string;
            /** Wish */
            wish: string;
        };
        /**
         * PersonalRequestBody
         * @description ``call``: the call in which the citizen asked, whose number is taken; ``number`` where there is none.
         */
        PersonalRequestBody: {
            /**
             * Call
             * @default
             */
            call?: string;
            kind: components["schemas"]["RequestKind"];
            /** Name */
            name: string;
            /**
             * Number
             * @default
             */
            number?: string;
            source: components["schemas"]["Source"];
            /** Wish */
            wish: string;
        };
        /**
         * PersonalRequestOut
         * @description ``refusal``: why the reader may not grant it now, "" when they may. ``copy_state``: of the reader's approval.
         */
        PersonalRequestOut: {
            /** Blocked */
            blocked: boolean;
            /** Call */
            call: string;
            /** Changes */
            changes: components["schemas"]["DataChangeOut"][];
            /** Copied At */
            copied_at: string | null;
            /** Copied By */
            copied_by: string;
            /** Copy State */
            copy_state: string;
            /** Days Left */
            days_left: number;
            /** Decided At */
            decided_at: string | null;
            /** Decided By */
            decided_by: string;
            /** Decided Name */
            decided_name: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Id */
            id: string;
            /** Identity */
            identity: string;
            /** Identity At */
            identity_at: string | null;
            /** Identity By */
            identity_by: string;
            /** Identity Check */
            identity_check: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "access" | "correction" | "deletion" | "blocking" | "lifting";
            /** May Decide */
            may_decide: boolean;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Overdue */
            overdue: boolean;
            /** Refusal */
            refusal: string;
            /**
             * Registered At
             * Format: date-time
             */
            registered_at: string;
            /** Registered By */
            registered_by: string;
            /** Registered Name */
            registered_name: string;
            /** Serial */
            serial: string;
            /**
             * Source
             * @enum {string}
             */
            source: "call" | "desk" | "letter";
            /**
             * State
             * @enum {string}
             */
            state: "open" | "granted" | "partly" | "refused" | "withdrawn";
        };
        /**
         * PersonalRequestRow
         * @description A line of the list. ``days_left``: working days to the term, negative once it is past.
         */
        PersonalRequestRow: {
            /** Call */
            call: string;
            /** Copied At */
            copied_at: string | null;
            /** Copied By */
            copied_by: string;
            /** Days Left */
            days_left: number;
            /** Decided At */
            decided_at: string | null;
            /** Decided By */
            decided_by: string;
            /** Decided Name */
            decided_name: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Id */
            id: string;
            /** Identity */
            identity: string;
            /** Identity At */
            identity_at: string | null;
            /** Identity By */
            identity_by: string;
            /** Identity Check */
            identity_check: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "access" | "correction" | "deletion" | "blocking" | "lifting";
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Overdue */
            overdue: boolean;
            /**
             * Registered At
             * Format: date-time
             */
            registered_at: string;
            /** Registered By */
            registered_by: string;
            /** Registered Name */
            registered_name: string;
            /** Serial */
            serial: string;
            /**
             * Source
             * @enum {string}
             */
            source: "call" | "desk" | "letter";
            /**
             * State
             * @enum {string}
             */
            state: "open" | "granted" | "partly" | "refused" | "withdrawn";
        };
        /** PersonalRequestRows */
        PersonalRequestRows: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["PersonalRequestRow"][];
        };
        /** PersonOut */
        PersonOut: {
            /** Departments */
            departments: string[];
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Roles */
            roles: string[];
        };
        /**
         * Phase
         * @enum {unknown}
         */
        Phase: "agent_lost" | "arrived" | "callback_dialling" | "callback_waiting" | "dialling" | "ended" | "in_flow" | "offered" | "outside" | "picking_up" | "queued" | "rating" | "talking";
        /**
         * PhoneAccount
         * @description All that a phone needs to register: ``uri`` its address, ``socket`` the path of SIP over WebSocket.
         */
        PhoneAccount: {
            endpoint: string;
            password: string;
            socket: string;
            uri: string;
            username: string;
        };
        /**
         * PhraseOut
         * @description What one side said without a pause, in milliseconds of the recording. Not ``is_final``: it may change.
         */
        PhraseOut: {
            by_caller: boolean;
            from_ms: number;
            is_final: boolean;
            text: string;
            to_ms: number;
        };
        /** PieceOut */
        PieceOut: {
            /** Text */
            text: string;
            /**
             * What
             * @enum {string}
             */
            what: "same" | "added" | "removed";
        };
        /**
         * PlaceOut
         * @description ``staffed``: somebody there deals with cases.
         */
        PlaceOut: {
            /** Code */
            code: string;
            /** District */
            district: string;
            /** Name */
            name: string;
            /** Staffed */
            staffed: boolean;
        };
        /**
         * Places
         * @description District -> its figure.
         */
        Places: {
            cells: {
                [key: string]: components["schemas"]["DisplayCell"];
            };
            /** @enum {unknown} */
            kind: "map";
            name: string;
            unit: string;
        };
        /**
         * PlannedOut
         * @description ``name``: the announcement's switch, the article's title; "" where the kind says all.
         */
        PlannedOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "callback" | "announcement" | "article" | "offices_open" | "offices_close" | "day_off" | "working_day";
            /** Name */
            name: string;
        };
        /** PointOut */
        PointOut: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Den */
            den: number;
            /** Num */
            num: number;
            /** Value */
            value: number;
        };
        /**
         * PolicyBody
         * @description ``seen``: the version that it was made from; ``comment``: why it is changed.
         */
        PolicyBody: {
            /** Comment */
            comment: string;
            /** Countries */
            countries: string[];
            /** Denied */
            denied: string[];
            limits: components["schemas"]["LimitsBody"];
            /** Roles */
            roles: components["schemas"]["RoleRuleBody"][];
            /** Seen */
            seen: number;
        };
        /**
         * PolicyOut
         * @description The policy in force and what can be set. ``choices``: roles that have no rule of their own yet.
         */
        PolicyOut: {
            /** Choices */
            choices: components["schemas"]["RoleChoice"][];
            /** Countries */
            countries: string[];
            /** Denied */
            denied: string[];
            /** Fields */
            fields: components["schemas"]["LimitField"][];
            /** History */
            history: components["schemas"]["PolicyVersionOut"][];
            /** Kinds */
            kinds: components["schemas"]["KindChoice"][];
            limits: components["schemas"]["LimitsBody"];
            /** Role Names */
            role_names: components["schemas"]["RoleChoice"][];
            /** Roles */
            roles: components["schemas"]["RoleRuleBody"][];
            /** Version */
            version: number;
        };
        /** PolicyVersionOut */
        PolicyVersionOut: {
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /** Comment */
            comment: string;
            /**
             * Saved At
             * Format: date-time
             */
            saved_at: string;
            /** Version */
            version: number;
        };
        /** PreferencesOut */
        PreferencesOut: {
            /** Kinds */
            kinds: components["schemas"]["ChoiceOut"][];
        };
        /**
         * PrefillOut
         * @description What a call already provides for a new case. ``phone`` is masked; the number itself is carried over sealed.
         */
        PrefillOut: {
            /** Call */
            call: string;
            /** External Number */
            external_number: string;
            /** Known */
            known: components["schemas"]["RepeatOut"][];
            /** Phone */
            phone: string;
            /** Place */
            place: string;
            /** Source */
            source: string;
            /** Topic */
            topic: string;
        };
        /**
         * Presentation
         * @description What stands behind the number of a call.
         * @enum {string}
         */
        Presentation: "vouched" | "claimed" | "unscreened" | "withheld";
        /** PreviewIn */
        PreviewIn: {
            /** Layout */
            layout: components["schemas"]["Layout"];
        };
        /** PrintoutLine */
        PrintoutLine: {
            /** Name */
            name: string;
            /** Value */
            value: string;
        };
        /**
         * PrintoutOut
         * @description ``timeline``: who did what when, in words.
         */
        PrintoutOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** External Number */
            external_number: string;
            /** Number */
            number: string;
            /**
             * Printed At
             * Format: date-time
             */
            printed_at: string;
            /** Sections */
            sections: components["schemas"]["PrintoutSection"][];
            /** State */
            state: string;
            /** Timeline */
            timeline: components["schemas"]["PrintoutLine"][];
            /** Title */
            title: string;
        };
        /** PrintoutSection */
        PrintoutSection: {
            /** Lines */
            lines: components["schemas"]["PrintoutLine"][];
            /** Title */
            title: string;
        };
        /**
         * ProblemOut
         * @description A problem of a model. ``element``: an id in the drawing or a field of the form, "" for the entire model.
         */
        ProblemOut: {
            /** Element */
            element: string;
            /** Text */
            text: string;
        };
        /** ProblemRow */
        ProblemRow: {
            /** Code */
            code: string;
            /** Message */
            message: string;
            /** Node */
            node: string;
        };
        /** ProblemsOut */
        ProblemsOut: {
            /** Rows */
            rows: components["schemas"]["ProblemRow"][];
        };
        /**
         * ProcessHealth
         * @description The health of an instance of a process.
         */
        ProcessHealth: {
            age_seconds: number | null;
            detail: string;
            figures: {
                [key: string]: number;
            };
            instance: string;
            process: string;
            started_at: string | null;
            /** @enum {string} */
            state: "ok" | "standby" | "degraded" | "silent" | "missing";
        };
        /**
         * PromiseBody
         * @description ``number``: one that the citizen said, in place of the one that the call presented.
         */
        PromiseBody: {
            /** Call */
            call: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Number
             * @default
             */
            number?: string;
        };
        /**
         * PromptRow
         * @description A prompt in the list.
         */
        PromptRow: {
            /** Name */
            name: string;
            now: components["schemas"]["PromptVersionRow"];
            /** Uses */
            uses: components["schemas"]["UseRow"][];
            waiting: components["schemas"]["PromptVersionRow"] | null;
            /** Written */
            written: number;
        };
        /** PromptsOut */
        PromptsOut: {
            /** Rows */
            rows: components["schemas"]["PromptRow"][];
            /** Texts */
            texts: components["schemas"]["FlowTextRow"][];
        };
        /**
         * PromptVersionRow
         * @description A version of a prompt.
         */
        PromptVersionRow: {
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /** Fault */
            fault: string;
            /** Live At */
            live_at: string | null;
            /** Live By */
            live_by: string;
            /** Live By Name */
            live_by_name: string;
            /**
             * Origin
             * @enum {string}
             */
            origin: "delivered" | "spoken" | "recorded";
            /** Remark */
            remark: string;
            /** Saved At */
            saved_at: string | null;
            /** Seconds */
            seconds: number | null;
            /**
             * State
             * @enum {string}
             */
            state: "dropped" | "ready" | "making" | "failed" | "live" | "retired";
            /** Text */
            text: string;
            /** Version */
            version: number;
        };
        /** PromptVersionsOut */
        PromptVersionsOut: {
            /** Rows */
            rows: components["schemas"]["PromptVersionRow"][];
        };
        /**
         * ProofOut
         * @description ``digest`` SM3 of the sound, ``sealed`` of the file as archived, ``link`` the ``position``-th of the chain.
         */
        ProofOut: {
            /** Archived At */
            archived_at: string | null;
            /**
             * Checked At
             * Format: date-time
             */
            checked_at: string;
            /** Deleted At */
            deleted_at: string | null;
            /** Digest */
            digest: string;
            /** Link */
            link: string;
            /** Position */
            position: number | null;
            /** Read At */
            read_at: string | null;
            /** Sealed */
            sealed: string;
        };
        /**
         * PublishBody
         * @description ``despite``: the reason for publishing although fewer questions are answered right with this version.
         */
        PublishBody: {
            /**
             * Despite
             * @default
             */
            despite?: string;
            /** Revision */
            revision: number;
        };
        /** PublishIn */
        PublishIn: {
            /** Seen */
            seen: number;
        };
        /**
         * Purpose
         * @description What a text is for. It decides what may hold it back, and who goes first: the order here.
         * @enum {string}
         */
        Purpose: "verification" | "requested" | "invitation" | "notice" | "mass";
        /**
         * PushOut
         * @description A webhook of a client and its state.
         */
        PushOut: {
            /** Client */
            client: string;
            /** Failing Since */
            failing_since: string | null;
            /** Id */
            id: string;
            /** Last Error */
            last_error: string;
            /** Last Pushed At */
            last_pushed_at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "active" | "paused" | "dead";
            /** Url */
            url: string;
        };
        /**
         * QuarantinedFileOut
         * @description ``finding``: the virus, or why the content was refused. ``destroyed_by`` None: nothing is stored (any more).
         */
        QuarantinedFileOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /** Destroyed At */
            destroyed_at: string | null;
            /** Destroyed By */
            destroyed_by: string | null;
            /** Finding */
            finding: string;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "virus" | "content";
            /** Name */
            name: string;
            /** Place */
            place: string;
            /** Sha256 */
            sha256: string;
            /** Size */
            size: number;
            /** Stored */
            stored: boolean;
        };
        /** QuarantineOut */
        QuarantineOut: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["QuarantinedFileOut"][];
        };
        /** QuarantineQuery */
        QuarantineQuery: {
            /** From */
            from?: string | null;
            /**
             * Kind
             * @default
             * @enum {string}
             */
            kind?: "" | "virus" | "content";
            /** To */
            to?: string | null;
        };
        /** QuarterOut */
        QuarterOut: {
            /**
             * First
             * Format: date
             */
            first: string;
            /** Key */
            key: string;
            /**
             * Last
             * Format: date
             */
            last: string;
            /** Name */
            name: string;
        };
        /**
         * QuarterStateOut
         * @description A quarter before or after its freeze.
         *
         *     ``earliest``: the first day on which it may be frozen. ``waiting``: entries not approved yet. ``unentered``: items
         *     without any entry, for a quarter not yet frozen.
         */
        QuarterStateOut: {
            /**
             * Earliest
             * Format: date
             */
            earliest: string;
            /**
             * First
             * Format: date
             */
            first: string;
            frozen: components["schemas"]["FrozenOut"] | null;
            /**
             * Last
             * Format: date
             */
            last: string;
            /** Quarter */
            quarter: string;
            /** Unentered */
            unentered: string[];
            /** Waiting */
            waiting: number;
        };
        /**
         * QuestionAndAnswerOut
         * @description ``raised``: on this question a leader was asked to look.
         */
        QuestionAndAnswerOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Question */
            question: string;
            /** Raised */
            raised: boolean;
            /** Reply */
            reply: string;
        };
        /**
         * QuestionBody
         * @description ``to`` of a jump: a question's id, or ``end``.
         */
        QuestionBody: {
            /** Id */
            id: string;
            /** Jumps */
            jumps: components["schemas"]["JumpBody"][];
            kind: components["schemas"]["QuestionKind"];
            /** Options */
            options: string[];
            /** Required */
            required: boolean;
            /** Title */
            title: string;
        };
        /**
         * QuestionIn
         * @description A question. The server stores the turns before it.
         */
        QuestionIn: {
            /** Session */
            session: string;
            /** Text */
            text: string;
        };
        /** @enum {string} */
        QuestionKind: "scale" | "choice" | "several" | "text" | "nps";
        /** QuestionnaireBody */
        QuestionnaireBody: {
            /** Greeting */
            greeting: string;
            /** Questions */
            questions: components["schemas"]["QuestionBody"][];
            /** Thanks */
            thanks: string;
            /** Title */
            title: string;
        };
        /** QuestionResultOut */
        QuestionResultOut: {
            /** Answered */
            answered: number;
            /** Id */
            id: string;
            kind: components["schemas"]["QuestionKind"];
            /** Nps */
            nps: number | null;
            /** Options */
            options: components["schemas"]["OptionCountOut"][];
            satisfied: components["schemas"]["SurveyShareOut"] | null;
            /** Title */
            title: string;
        };
        /**
         * QueueDoc
         * @description Bucket ``queues``, key the queue id. Published by the router on change, at most twice a second.
         */
        QueueDoc: {
            at: string;
            callbacks: number;
            expected_wait_seconds: number;
            id: string;
            name: string;
            oldest_since: string | null;
            ready: number;
            signed_in: number;
            waiting: number;
        };
        /**
         * QueueFigures
         * @description Key ``queue.<id>``. ``recent_answer_rate`` of the ``recent_calls`` that left the queue in the last 15 minutes.
         */
        QueueFigures: {
            abandoned: number;
            answer_rate: number | null;
            answered: number;
            entered: number;
            mean_wait_seconds: number | null;
            recent_answer_rate: number | null;
            recent_calls: number;
        };
        /** QueueNameRow */
        QueueNameRow: {
            /** Id */
            id: string;
            /** Name */
            name: string;
        };
        /** QueueNamesOut */
        QueueNamesOut: {
            /** Rows */
            rows: components["schemas"]["QueueNameRow"][];
        };
        /**
         * QueueOrderBody
         * @description All queues, in their new order.
         */
        QueueOrderBody: {
            /** Queues */
            queues: string[];
        };
        /**
         * Queues
         * @description Queue -> the day's rate of answers.
         */
        Queues: {
            /** @enum {unknown} */
            kind: "queues";
            rates: {
                [key: string]: components["schemas"]["DisplayCell"];
            };
        };
        /**
         * QueueSettingsBody
         * @description A queue without its id. ``callback_after_seconds``: from then on the caller may choose to be called back.
         */
        QueueSettingsBody: {
            /** Announce Every Seconds */
            announce_every_seconds: number;
            /** Callback After Seconds */
            callback_after_seconds: number;
            /** Name */
            name: string;
            /**
             * Overflow
             * @default []
             */
            overflow?: components["schemas"]["OverflowTier"][];
            /** Ring Seconds */
            ring_seconds: number;
            /** Skill */
            skill: string;
            /** Wrap Up Seconds */
            wrap_up_seconds: number;
        };
        /**
         * QueueSettingsOut
         * @description ``stamp``: sent back with a change, so that nobody overwrites what they have not seen.
         */
        QueueSettingsOut: {
            /** Announce Every Seconds */
            announce_every_seconds: number;
            /** Callback After Seconds */
            callback_after_seconds: number;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Overflow */
            overflow: components["schemas"]["OverflowTierOut"][];
            /** Ring Seconds */
            ring_seconds: number;
            /** Skill */
            skill: string;
            /** Stamp */
            stamp: string;
            /** Wrap Up Seconds */
            wrap_up_seconds: number;
        };
        /** QueueVisitOut */
        QueueVisitOut: {
            /** Announced */
            announced: components["schemas"]["AnnouncedOut"][];
            /**
             * Entered At
             * Format: date-time
             */
            entered_at: string;
            /** Left At */
            left_at: string | null;
            /** Number */
            number: number;
            /** Outcome */
            outcome: string;
            /** Priority */
            priority: number;
            /** Priority Reasons */
            priority_reasons: string[];
            /** Queue */
            queue: string;
            /** Queue Name */
            queue_name: string;
            /** Waited Seconds */
            waited_seconds: number;
        };
        /**
         * Rank
         * @description ``more``: than usual until now, 0.2 for a fifth more; None where nothing is usual.
         */
        Rank: {
            more: number | null;
            shown: string;
            value: number;
            word: string;
        };
        /** Ranks */
        Ranks: {
            /** @enum {unknown} */
            kind: "ranks";
            lines: components["schemas"]["Rank"][];
            name: string;
            unit: string;
        };
        /**
         * RatedOut
         * @description One of 12345's three rates, as we and as the city count it.
         *
         *     The list's filter ``differs`` finds the differing cases.
         */
        RatedOut: {
            city: components["schemas"]["RateOut"];
            /** Differing */
            differing: number;
            /** Name */
            name: string;
            ours: components["schemas"]["RateOut"];
            /** What */
            what: string;
        };
        /** RateOut */
        RateOut: {
            /** Part */
            part: number;
            /** Share */
            share: number | null;
            /** Total */
            total: number;
        };
        /**
         * RatingChannel
         * @enum {string}
         */
        RatingChannel: "key" | "text";
        /**
         * RatingDetailOut
         * @description ``refusals``: act -> why the reader may not do it now, "" when they may. ``callback``: in the call-back list.
         *
         *     ``evidence_calls``: in which one may hear what excludes the rating. ``latest_mending``: the last day possible.
         */
        RatingDetailOut: {
            /** Callback */
            callback: string;
            /** Callback Closed */
            callback_closed: boolean;
            /** Evidence Calls */
            evidence_calls: string[];
            /**
             * Latest Mending
             * Format: date
             */
            latest_mending: string;
            /** Mendings */
            mendings: components["schemas"]["MendingOut"][];
            /** Refusals */
            refusals: {
                [key: string]: string;
            };
            row: components["schemas"]["RatingRowOut"];
            /** Steps */
            steps: components["schemas"]["HandlingStepOut"][];
            /** Tries */
            tries: number;
        };
        /** RatingIn */
        RatingIn: {
            /** Answer */
            answer: string;
            /** Session */
            session: string;
            /** Useful */
            useful: boolean;
        };
        /** RatingOut */
        RatingOut: {
            /** Agent */
            agent: string;
            /** At */
            at: string | null;
            /** Score */
            score: number | null;
            /** Skipped */
            skipped: string;
            /** Started At */
            started_at: string | null;
        };
        /**
         * RatingQuery
         * @description Empty filters are any.
         */
        RatingQuery: {
            /**
             * Agent
             * @default
             */
            agent?: string;
            /**
             * Channel
             * @default
             * @enum {string}
             */
            channel?: "" | "key" | "text";
            /**
             * Scope
             * @default open
             * @enum {string}
             */
            scope?: "open" | "mine" | "overdue" | "closed";
            /**
             * Stage
             * @default
             * @enum {string}
             */
            stage?: "" | "contact" | "verify" | "mend" | "rate_again";
        };
        /**
         * RatingRowOut
         * @description A bad rating. ``exclusion_pending``: somebody requested that it does not count. ``second_score``: 1 … 5.
         *
         *     ``late``: the call to the citizen, or a mending, is overdue. ``next_due``: the deadline that runs; null for none.
         */
        RatingRowOut: {
            /** Agent */
            agent: string;
            /** Agent Name */
            agent_name: string;
            /** Call */
            call: string;
            /** Called At */
            called_at: string | null;
            /** Cause */
            cause: components["schemas"]["Cause"] | "";
            channel: components["schemas"]["RatingChannel"];
            /** Closed At */
            closed_at: string | null;
            /** Contact */
            contact: components["schemas"]["Contact"] | "";
            /** Exclusion Pending */
            exclusion_pending: boolean;
            /** Late */
            late: boolean;
            /** Next Due */
            next_due: string | null;
            /** Number */
            number: string;
            /** Owner */
            owner: string;
            /** Owner Name */
            owner_name: string;
            /** Queue Name */
            queue_name: string;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Score */
            score: number;
            /** Second Channel */
            second_channel: components["schemas"]["RatingChannel"] | "";
            /** Second Score */
            second_score: number | null;
            stage: components["schemas"]["Stage"];
            /** Topic Title */
            topic_title: string;
            /** Verdict */
            verdict: components["schemas"]["Verdict"] | "";
        };
        /** RatingRowsOut */
        RatingRowsOut: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["RatingRowOut"][];
        };
        /**
         * RatingsSummaryOut
         * @description ``stages``: stage -> open ones in it.
         */
        RatingsSummaryOut: {
            exclusions: components["schemas"]["ExclusionsOut"];
            /** Mine */
            mine: number;
            /** Overdue */
            overdue: number;
            /** Stages */
            stages: {
                [key: string]: number;
            };
        };
        /**
         * ReadAllBody
         * @description ``kind`` "": all kinds.
         */
        ReadAllBody: {
            /**
             * Kind
             * @default
             */
            kind?: string;
        };
        /** ReadAllOut */
        ReadAllOut: {
            /** Count */
            count: number;
        };
        /**
         * ReadingBody
         * @description ``groups`` by name; all agents when none is named.
         */
        ReadingBody: {
            /** Code */
            code: string;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /** Groups */
            groups?: string[];
            /**
             * Reason
             * @default
             */
            reason?: string;
            /** Version */
            version: number;
        };
        /**
         * ReadingOut
         * @description A reading. ``adopted``: it counts; the others are shown for comparison, all else equal.
         */
        ReadingOut: {
            /** Adopted */
            adopted: boolean;
            /** Ambiguity */
            ambiguity: string;
            /** Because */
            because: string;
            /** Clause */
            clause: string;
            /** Deduction */
            deduction: string;
            /** Displayed Value */
            displayed_value: string;
            /** Option */
            option: string;
            /** Question */
            question: string;
        };
        /**
         * ReadingReceiptOut
         * @description A receipt. ``late``: read after the due day, or still not read after it.
         */
        ReadingReceiptOut: {
            /** Late */
            late: boolean;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Read At */
            read_at: string | null;
        };
        /** ReadingReceiptsOut */
        ReadingReceiptsOut: {
            /** Rows */
            rows: components["schemas"]["ReadingReceiptOut"][];
        };
        /**
         * ReadingRow
         * @description A required reading. ``recipients``: number of its readers. ``read``: number of those who have read it.
         */
        ReadingRow: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /** Code */
            code: string;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /** Ended At */
            ended_at: string | null;
            /** Groups */
            groups: string[];
            /** Id */
            id: number;
            /** Overdue */
            overdue: boolean;
            /** Read */
            read: number;
            /** Reason */
            reason: string;
            /** Recipients */
            recipients: number;
            /** Title */
            title: string;
            /** Version */
            version: number;
        };
        /** ReadingsOut */
        ReadingsOut: {
            /** Rows */
            rows: components["schemas"]["ReadingRow"][];
        };
        /**
         * ReadyOut
         * @description ``first``, ``last``: of the last one that is over.
         */
        ReadyOut: {
            /**
             * First
             * Format: date
             */
            first: string;
            /** Key */
            key: string;
            /**
             * Last
             * Format: date
             */
            last: string;
            /** Name */
            name: string;
            /** Sections */
            sections: string[];
            /**
             * Span
             * @enum {string}
             */
            span: "day" | "month" | "quarter" | "week";
        };
        /** ReasonBody */
        ReasonBody: {
            /** Reason */
            reason: string;
        };
        /** ReasonsBody */
        ReasonsBody: {
            /** Reasons */
            reasons: string[];
            /** Stamp */
            stamp: string;
        };
        /** ReceiptOut */
        ReceiptOut: {
            /** Agent */
            agent: string;
            /** Agent Name */
            agent_name: string;
            /** Read At */
            read_at: string | null;
        };
        /** ReceivedOut */
        ReceivedOut: {
            /** Answer */
            answer: {
                [key: string]: unknown;
            };
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** External */
            external: string;
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Status */
            status: number;
        };
        /** RecognisedOut */
        RecognisedOut: {
            /** Text */
            text: string;
        };
        /**
         * RecordedPhraseOut
         * @description What one side said without a pause, numbers masked; the times in milliseconds of the recording.
         */
        RecordedPhraseOut: {
            /** By Caller */
            by_caller: boolean;
            /** From Ms */
            from_ms: number;
            /** Text */
            text: string;
            /** To Ms */
            to_ms: number;
        };
        /**
         * RecordedTranscriptOut
         * @description ``stored``: something was written down of this call; ``is_later``: after it, from the recording.
         *
         *     ``level`` of unrest by name, "" for none.
         */
        RecordedTranscriptOut: {
            /** Evidence */
            evidence: string[];
            /** Is Later */
            is_later: boolean;
            /** Level */
            level: string;
            /** Phrases */
            phrases: components["schemas"]["RecordedPhraseOut"][];
            /** Reminders */
            reminders: components["schemas"]["PastReminderOut"][];
            /** Stored */
            stored: boolean;
        };
        /**
         * RecordingNoticeOut
         * @description What the citizen was told of the recording. ``at`` is null when nothing was.
         *
         *     ``version``: of the announcement's wording; 0 is the builtin one, null one that is not known here. ``objected_to``:
         *     the agent to whom they said that they object, "" for a key. ``removed``: what was recorded before was deleted.
         */
        RecordingNoticeOut: {
            /** At */
            at: string | null;
            /** Objected At */
            objected_at: string | null;
            /** Objected To */
            objected_to: string;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "" | "whole" | "cut_off" | "gone" | "failed";
            /** Removed */
            removed: boolean;
            /** Version */
            version: number | null;
        };
        /** RecordingOut */
        RecordingOut: {
            /** Invented */
            invented: boolean;
            /** May Listen */
            may_listen: boolean;
            /** Seconds */
            seconds: number;
            /**
             * State
             * @enum {string}
             */
            state: "none" | "pending" | "verified" | "faulty" | "deleted";
            /** Why */
            why: string;
        };
        /** @enum {string} */
        RecordingState: "none" | "pending" | "verified" | "faulty" | "deleted";
        /** RecoveryCodesOut */
        RecoveryCodesOut: {
            /** Recovery Codes */
            recovery_codes: string[];
        };
        /** ReferralOut */
        ReferralOut: {
            /** Keeps */
            keeps: string;
            /** Number */
            number: string;
            /** To */
            to: string;
        };
        /**
         * RefusalBody
         * @description The body of every answer from 400 on: a stable ``code``, a Chinese ``message``, and what some of them add.
         *
         *     ``retry_after`` in seconds; ``left`` tries, ``until`` the end of a lock; ``newest`` version and its ``revision``
         *     that somebody (``by``, called ``by_name``) has saved meanwhile, ``at`` when, None when it is not known; ``scope``
         *     that a client lacks; ``methods`` of a second factor that are enrolled.
         */
        RefusalBody: {
            at?: string | null;
            by?: string;
            by_name?: string;
            code: string;
            fields?: components["schemas"]["FieldRefusal"][];
            left?: number;
            message: string;
            methods?: string[];
            newest?: number;
            problems?: components["schemas"]["ElementRefusal"][];
            retry_after?: number;
            revision?: number;
            scope?: string;
            status: number;
            until?: string;
        };
        /**
         * RefusalOut
         * @description A number that was not dialled, masked.
         */
        RefusalOut: {
            /** Agent */
            agent: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Call */
            call: string;
            /** Kind Label */
            kind_label: string;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /**
             * Path
             * @enum {string}
             */
            path: "dial" | "call_back_list" | "consult" | "transfer" | "call_back";
            /** Reason */
            reason: string;
        };
        /** RegisterEntriesOut */
        RegisterEntriesOut: {
            /** Rows */
            rows: components["schemas"]["RegisterEntryOut"][];
        };
        /** RegisterEntryIn */
        RegisterEntryIn: {
            /**
             * About
             * @default
             */
            about?: string;
            /**
             * Corrects
             * @default
             */
            corrects?: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Figures */
            figures: {
                [key: string]: number;
            };
            /**
             * Note
             * @default
             */
            note?: string;
            /** Register Key */
            register_key: string;
        };
        /**
         * RegisterEntryOut
         * @description An entry of a register. ``mine``: the reader made it and so cannot approve it.
         */
        RegisterEntryOut: {
            /** About */
            about: string;
            /** Comment */
            comment: string;
            /** Corrects */
            corrects: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Decided At */
            decided_at: string | null;
            /** Decided By */
            decided_by: string;
            /** Decided By Name */
            decided_by_name: string;
            /** Evidence */
            evidence: components["schemas"]["EvidenceFileOut"][];
            /** Figures */
            figures: {
                [key: string]: number;
            };
            /** Id */
            id: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Made By */
            made_by: string;
            /** Made By Name */
            made_by_name: string;
            /** Mine */
            mine: boolean;
            /** Note */
            note: string;
            /** Register Key */
            register_key: string;
            /** State */
            state: string;
            /** State Name */
            state_name: string;
        };
        /** RegisterFieldOut */
        RegisterFieldOut: {
            /** Digits */
            digits: number;
            /** Key */
            key: string;
            /** Maximum */
            maximum: number;
            /** Name */
            name: string;
            /** Unit */
            unit: string;
        };
        /**
         * RegisterOut
         * @description ``waiting``: entries of the quarter that nobody has approved yet. ``outside``: defined by people, of any day.
         */
        RegisterOut: {
            /** About */
            about: string;
            /** About Required */
            about_required: boolean;
            /** Day */
            day: string;
            /** Elsewhere */
            elsewhere: string;
            /** Feeds */
            feeds: string;
            /** Fields */
            fields: components["schemas"]["RegisterFieldOut"][];
            /** Indicator */
            indicator: string;
            /** Key */
            key: string;
            /** Name */
            name: string;
            /** Outside */
            outside: boolean;
            /** Waiting */
            waiting: number;
        };
        /** RegistersOut */
        RegistersOut: {
            /**
             * First
             * Format: date
             */
            first: string;
            /** Frozen */
            frozen: boolean;
            /**
             * Last
             * Format: date
             */
            last: string;
            /** Quarter */
            quarter: string;
            /** Registers */
            registers: components["schemas"]["RegisterOut"][];
        };
        /** RegistryOut */
        RegistryOut: {
            /** Dimensions */
            dimensions: components["schemas"]["DimensionOut"][];
            /** Measures */
            measures: components["schemas"]["MeasureOut"][];
        };
        /**
         * RehearsalActionIn
         * @description The next action of a rehearsal.
         */
        RehearsalActionIn: {
            /**
             * Deadline
             * @default
             */
            deadline?: string;
            /**
             * Department
             * @default
             */
            department?: string;
            /**
             * Outcome
             * @default
             */
            outcome?: string;
            /**
             * Reason
             * @default
             */
            reason?: string;
            /**
             * Result
             * @default
             */
            result?: string;
            /** Satisfied */
            satisfied?: boolean | null;
            /**
             * Step
             * @default
             */
            step?: string;
            /**
             * Ticked
             * @default []
             */
            ticked?: number[];
            /**
             * Values
             * @default {}
             */
            values?: import('@/workorders/wire').Values;
        };
        /**
         * RehearsalBody
         * @description A rehearsal: ``content`` of the model in the editor, ``values`` the case is opened with, ``deeds`` from the
         *     start.
         */
        RehearsalBody: {
            /** Content */
            content: import('@/workorders/models/model').Content;
            /**
             * Deeds
             * @default []
             */
            deeds?: components["schemas"]["RehearsalActionIn"][];
            /**
             * Values
             * @default {}
             */
            values?: import('@/workorders/wire').Values;
        };
        /**
         * RehearsalOut
         * @description The case after a rehearsal. ``at`` is the moment reached, ``rings_at`` when the next timer would fire.
         */
        RehearsalOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            case: components["schemas"]["CaseOut"];
            /** Rings At */
            rings_at: string | null;
        };
        /** RelatedOut */
        RelatedOut: {
            /** Code */
            code: string;
            /** Title */
            title: string;
        };
        /** RemarkBody */
        RemarkBody: {
            /** Remark */
            remark: string;
        };
        /**
         * ReminderOut
         * @description ``evidence``: what was said that it rests on, "" for none.
         */
        ReminderOut: {
            evidence: string;
            id: string;
            /** @enum {string} */
            kind: "unrest" | "forbidden" | "promise" | "identity" | "interruption" | "rating" | "silence";
            text: string;
        };
        /** ReopeningIn */
        ReopeningIn: {
            /** Reason */
            reason: string;
        };
        /**
         * RepeatedOut
         * @description ``caller`` in the list, given ``case``, finds them all.
         */
        RepeatedOut: {
            /** Case */
            case: string;
            /** Count */
            count: number;
            /** Phone */
            phone: string;
        };
        /**
         * RepeatOut
         * @description Another case of the same number about the same employer within thirty days.
         */
        RepeatOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: string;
            /** Number */
            number: string;
            /** State Name */
            state_name: string;
            /** Summary */
            summary: string;
        };
        /**
         * RepliedOut
         * @description Event ``done``, the last of an answer: what the sentences before it were.
         */
        RepliedOut: {
            /** Answer */
            answer: string;
            /** Citations */
            citations: components["schemas"]["CitationOut"][];
            /**
             * Kind
             * @enum {string}
             */
            kind: "answer" | "refer" | "refuse" | "clarify" | "escalate";
            /** Level */
            level: string;
            /** Number */
            number: string;
            /** Options */
            options: components["schemas"]["OptionOut"][];
            /** Topics */
            topics: string[];
        };
        /**
         * ReplyOut
         * @description What a citizen wrote back. ``answers``: the text that it answers.
         */
        ReplyOut: {
            /** Answers */
            answers: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Id */
            id: string;
            meaning: components["schemas"]["Meaning"];
        };
        /**
         * ReportsOut
         * @description The page of reports.
         */
        ReportsOut: {
            /** Ready */
            ready: components["schemas"]["ReadyOut"][];
            /** Results */
            results: components["schemas"]["ResultOut"][];
            /** Roles */
            roles: {
                [key: string]: string;
            };
            /** Schedules */
            schedules: components["schemas"]["ScheduleOut"][];
        };
        /**
         * RequestCallerOut
         * @description The masked number of the call in which a citizen asks, "" for a withheld one.
         */
        RequestCallerOut: {
            /** Number */
            number: string;
        };
        /**
         * RequestedOut
         * @description ``requested``: it takes effect once another person approves; else it has.
         */
        RequestedOut: {
            /** Requested */
            requested: boolean;
        };
        /**
         * RequestHelpBody
         * @description Raise a hand: a leader is needed in this talk. Requesting again changes the text.
         *
         *     ``sealed`` is the same text for the event log; callcontrol fills it in.
         */
        RequestHelpBody: {
            /**
             * Text
             * @default
             * @example 政策不确定
             */
            text?: string;
        };
        /**
         * RequestKind
         * @enum {string}
         */
        RequestKind: "access" | "correction" | "deletion" | "blocking" | "lifting";
        /** ResetFactorsBody */
        ResetFactorsBody: {
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * RestsOnOut
         * @description A version of an article that an answer rests on.
         */
        RestsOnOut: {
            /** Article */
            article: string;
            /** Title */
            title: string;
            /** Version */
            version: number;
        };
        /**
         * ResultBody
         * @description ``result``: a key of ``rules.RESULT_LABELS``. ``due_at``: the moment agreed on, required for ``later``.
         */
        ResultBody: {
            /** Due At */
            due_at?: string | null;
            /** Result */
            result: string;
        };
        /** ResultIn */
        ResultIn: {
            /** Result */
            result: string;
        };
        /**
         * ResultOut
         * @description ``error``: why there is no file.
         */
        ResultOut: {
            /** Error */
            error: string;
            /**
             * First
             * Format: date
             */
            first: string;
            /** Form */
            form: string;
            /** Id */
            id: number;
            /**
             * Last
             * Format: date
             */
            last: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Name */
            name: string;
            /** Owner */
            owner: string;
            /** Schedule */
            schedule: string;
            /** Size */
            size: number;
        };
        /** ResultsOut */
        ResultsOut: {
            answered: components["schemas"]["SurveyShareOut"];
            /** Comments */
            comments: number;
            /** Groups */
            groups: components["schemas"]["SurveyGroupsOut"][];
            /** Invited */
            invited: number;
            /** Needs Follow Up */
            needs_follow_up: number;
            /** Opened */
            opened: number;
            /** Questions */
            questions: components["schemas"]["QuestionResultOut"][];
            /** Same Device */
            same_device: number;
            /** Themes */
            themes: components["schemas"]["ThemeOut"][];
            /** Title */
            title: string;
        };
        /**
         * ResultState
         * @description Of a workbook of the result.
         * @enum {string}
         */
        ResultState: "waiting" | "done" | "failed";
        /** RetentionReasonBody */
        RetentionReasonBody: {
            /** Reason */
            reason: string;
        };
        /**
         * RetireBody
         * @description ``on``: the first day on which the article gives no answer any more; today when left out.
         */
        RetireBody: {
            /** On */
            on?: string | null;
            /** Reason */
            reason: string;
        };
        /** RevealBody */
        RevealBody: {
            /** Reason */
            reason: string;
        };
        /** RevealChatBody */
        RevealChatBody: {
            /** Reason */
            reason: string;
        };
        /**
         * Revealed
         * @description Show ``number`` for ``seconds``, then mask it again.
         */
        Revealed: {
            /** Number */
            number: string;
            /** Seconds */
            seconds: number;
        };
        /**
         * RevealedOut
         * @description Show for ``seconds``, then mask again. ``evidence``: field -> its words that sound like unrest.
         */
        RevealedOut: {
            /** Evidence */
            evidence: {
                [key: string]: string[];
            };
            /** Fields */
            fields: {
                [key: string]: string;
            };
            /** Parties */
            parties: components["schemas"]["PartyOut"][];
            /** Seconds */
            seconds: number;
        };
        /** RevealNumberBody */
        RevealNumberBody: {
            /** Call Id */
            call_id: string;
            /** Reason */
            reason: string;
        };
        /** RevisionBody */
        RevisionBody: {
            /** Revision */
            revision: number;
        };
        /** RevokeBody */
        RevokeBody: {
            /** Reason */
            reason: string;
        };
        /**
         * RoleBody
         * @description ``reason``: for other permissions of a role that exists.
         */
        RoleBody: {
            /** Name */
            name: string;
            /** Permissions */
            permissions: string[];
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /** RoleChoice */
        RoleChoice: {
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /** RoleOut */
        RoleOut: {
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /**
         * RoleRuleBody
         * @description What a role may ring. ``role``: code of a role, or @others, @open_interface, @call_back.
         */
        RoleRuleBody: {
            /** Kinds */
            kinds: components["schemas"]["NumberKind"][];
            /** Prefixes */
            prefixes: string[];
            /** Role */
            role: string;
        };
        /**
         * RolesOut
         * @description ``alone``: the reader needs nobody's approval, for there is nobody else who approves.
         */
        RolesOut: {
            /** Alone */
            alone: boolean;
            /** Permissions */
            permissions: components["schemas"]["PermissionOut"][];
            /** Roles */
            roles: components["schemas"]["AccountRoleOut"][];
        };
        /**
         * RotateBody
         * @description ``overlap_hours``: how long the old secret opens beside the new one.
         */
        RotateBody: {
            /**
             * Overlap Hours
             * @default 24
             */
            overlap_hours?: number;
        };
        /**
         * RoutingSettingsOut
         * @description Queues in their order; the first takes the callers of a flow that fails.
         */
        RoutingSettingsOut: {
            /** Agents */
            agents: components["schemas"]["AgentSkillsOut"][];
            /** Queues */
            queues: components["schemas"]["QueueSettingsOut"][];
            /** Reasons */
            reasons: string[];
            /** Reasons Stamp */
            reasons_stamp: string;
            /** Skills */
            skills: components["schemas"]["SkillOut"][];
        };
        /**
         * RowProblem
         * @description Why a row of the table is not sent. The order is the one in which they are looked for.
         * @enum {string}
         */
        RowProblem: "bad_number" | "double" | "blacklisted" | "opted_out" | "missing" | "earlier" | "unsendable";
        /**
         * RuleBody
         * @description ``queue``, ``topic``, ``flag``: empty is any.
         */
        RuleBody: {
            /**
             * Flag
             * @default
             */
            flag?: string;
            /** Name */
            name: string;
            /**
             * Queue
             * @default
             */
            queue?: string;
            /**
             * Topic
             * @default
             */
            topic?: string;
            /** Years */
            years: number;
        };
        /** RuleChoice */
        RuleChoice: {
            /** Id */
            id: string;
            /** Name */
            name: string;
        };
        /** RuleOut */
        RuleOut: {
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Changed By */
            changed_by: string;
            /** Flag */
            flag: string;
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Queue */
            queue: string;
            /** Topic */
            topic: string;
            /** Years */
            years: number;
        };
        /** RulesOut */
        RulesOut: {
            /** Flags */
            flags: components["schemas"]["RuleChoice"][];
            /** Longest */
            longest: number;
            /** Queues */
            queues: components["schemas"]["RuleChoice"][];
            /** Rows */
            rows: components["schemas"]["RuleOut"][];
            /** Shortest */
            shortest: number;
            /** Topics */
            topics: components["schemas"]["RuleChoice"][];
        };
        /**
         * Running
         * @description One of our processes: its state, the number of instances, and its leader's figures.
         */
        Running: {
            figures: {
                [key: string]: number;
            };
            instances: number;
            process: string;
            /** @enum {string} */
            state: "missing" | "ok" | "standby" | "degraded" | "silent";
        };
        /**
         * RunRequestedOut
         * @description Results that are not older are of this run.
         */
        RunRequestedOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
        };
        /**
         * SampledAnswerOut
         * @description ``place`` 0: nothing is left for this person. ``verdicts``: of the two, for the third alone.
         */
        SampledAnswerOut: {
            /** At */
            at: string | null;
            /** Before */
            before: components["schemas"]["DialogueLineOut"][];
            /** Place */
            place: number;
            /** Question */
            question: string;
            /** Reply */
            reply: string;
            /** Sources */
            sources: components["schemas"]["RestsOnOut"][];
            /** Verdicts */
            verdicts: components["schemas"]["MarkedOut"][];
        };
        /** SampleOut */
        SampleOut: {
            /** Agreed */
            agreed: number;
            /** Both */
            both: number;
            /** Decided */
            decided: number;
            /**
             * Drawn At
             * Format: date-time
             */
            drawn_at: string;
            /** Drawn By */
            drawn_by: string;
            /** Entry */
            entry: string;
            /**
             * First
             * Format: date
             */
            first: string;
            /** High */
            high: number;
            /** Kappa */
            kappa: number | null;
            /** Key */
            key: string;
            /**
             * Last
             * Format: date
             */
            last: string;
            /** Left */
            left: number;
            /** Low */
            low: number;
            /** Population */
            population: number;
            /** Right */
            right: number;
            /** Seed */
            seed: string;
            /** Size */
            size: number;
        };
        /** SamplesOut */
        SamplesOut: {
            /** Rows */
            rows: components["schemas"]["SampleOut"][];
        };
        /** SaveBody */
        SaveBody: {
            /** Base */
            base: number;
            /** Form */
            form: components["schemas"]["FormOut"];
            /**
             * Note
             * @default
             */
            note?: string;
            /** Revision */
            revision: number;
        };
        /**
         * SavedIn
         * @description A question to be saved.
         */
        SavedIn: {
            /** Name */
            name: string;
            /**
             * People
             * @default []
             */
            people?: string[];
            question: components["schemas"]["FiguresIn"];
            /**
             * Roles
             * @default []
             */
            roles?: string[];
            /**
             * Shared
             * @default false
             */
            shared?: boolean;
        };
        /** SavedOut */
        SavedOut: {
            /** Id */
            id: number;
            /** Mine */
            mine: boolean;
            /** Name */
            name: string;
            /** Owner */
            owner: string;
            /** People */
            people: string[];
            question: components["schemas"]["FiguresQueryOut"];
            /** Roles */
            roles: string[];
            /** Shared */
            shared: boolean;
        };
        /**
         * ScenarioBeginning
         * @description The moment of the call in Beijing time, what is known of the caller, what is switched on, and other days.
         */
        ScenarioBeginning: {
            /** At */
            at: string;
            /** Days */
            days: {
                [key: string]: string;
            };
            /** Facts */
            facts: {
                [key: string]: string;
            };
            /** On */
            on: string[];
        };
        /**
         * ScenarioProblemRow
         * @description Step 0: the scenario itself.
         */
        ScenarioProblemRow: {
            /** Message */
            message: string;
            /** Number */
            number: number;
            /** Step */
            step: number;
        };
        /**
         * ScenarioStepRow
         * @description A step of a scenario. Without a verb, the value is a line that is no step.
         */
        ScenarioStepRow: {
            /** Values */
            values: string[];
            /**
             * Verb
             * @enum {string}
             */
            verb: "" | "按" | "等待" | "听到" | "没听到" | "来到" | "排队" | "路径" | "接通后结束" | "约定回拨" | "无人接听" | "坐席掉线" | "查询" | "留言" | "短信" | "短信失败" | "登记回电" | "登记回电失败" | "评价" | "未评价" | "记下" | "录音" | "不录音" | "挂机";
        };
        /**
         * ScenarioTable
         * @description The scenarios of a flow as a table. ``remark``: the comment at the head of the text.
         */
        ScenarioTable: {
            /** Flow */
            flow: string;
            /** Remark */
            remark: string;
            /** Scenarios */
            scenarios: components["schemas"]["ScenarioTableRow"][];
        };
        /** ScenarioTableOut */
        ScenarioTableOut: {
            /** Problems */
            problems: components["schemas"]["ScenarioProblemRow"][];
            table: components["schemas"]["ScenarioTable"];
        };
        /** ScenarioTableRow */
        ScenarioTableRow: {
            /** At */
            at: string;
            /** Days */
            days: {
                [key: string]: string;
            };
            /** Facts */
            facts: {
                [key: string]: string;
            };
            /** Name */
            name: string;
            /** On */
            on: string[];
            /** Remark */
            remark: string;
            /** Steps */
            steps: components["schemas"]["ScenarioStepRow"][];
        };
        /** ScenarioTextBody */
        ScenarioTextBody: {
            /** Scenarios */
            scenarios: string;
        };
        /** ScenarioTextOut */
        ScenarioTextOut: {
            /** Problems */
            problems: components["schemas"]["ScenarioProblemRow"][];
            /** Text */
            text: string;
        };
        /** ScheduleBody */
        ScheduleBody: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Revision */
            revision: number;
        };
        /**
         * ScheduleIn
         * @description ``report``: the key of a ready-made one, or else ``question``, whose days are the last whole ``span``.
         */
        ScheduleIn: {
            /**
             * At
             * Format: time
             * @default 07:30:00
             */
            at?: string;
            /**
             * Form
             * @default xlsx
             * @enum {string}
             */
            form?: "pdf" | "xlsx";
            /** Name */
            name: string;
            question?: components["schemas"]["FiguresIn"] | null;
            /**
             * Report
             * @default
             */
            report?: string;
            sharing?: components["schemas"]["SharingIn"];
            /** @default day */
            span?: components["schemas"]["SpanOut"];
        };
        /** ScheduleOut */
        ScheduleOut: {
            /** Active */
            active: boolean;
            /** Form */
            form: string;
            /** Id */
            id: number;
            /** Mine */
            mine: boolean;
            /** Name */
            name: string;
            /**
             * Next At
             * Format: date-time
             */
            next_at: string;
            /** Owner */
            owner: string;
            /** People */
            people: string[];
            /** Report */
            report: string;
            /** Roles */
            roles: string[];
            /** Shared */
            shared: boolean;
            /** When */
            when: string;
        };
        /** ScopeChoice */
        ScopeChoice: {
            /** Id */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * Sealed
         * @description A sealed value. Only the ``citizens`` domain opens the cipher, for a permitted reader, with an audit row.
         */
        Sealed: {
            cipher: string;
            index: string;
            masked: string;
        };
        /**
         * SearchBody
         * @description What was typed: characters, pinyin, a number. In a body, for addresses stay in histories and logs.
         */
        SearchBody: {
            /** Text */
            text: string;
        };
        /** SearchedBody */
        SearchedBody: {
            /** Text */
            text: string;
        };
        /**
         * SearchedNumberBody
         * @description A phone or identity number in full.
         */
        SearchedNumberBody: {
            /** Number */
            number: string;
        };
        /**
         * SearchHandleOut
         * @description ``handle``: what stands in an address for the text: its mask, and after a tilde the text sealed.
         */
        SearchHandleOut: {
            /** Handle */
            handle: string;
        };
        /**
         * SearchOut
         * @description Best first. ``meaning`` false: compared by words alone, no model is installed or its index is not made yet.
         */
        SearchOut: {
            /** Meaning */
            meaning: boolean;
            /** Results */
            results: components["schemas"]["FoundOut"][];
        };
        /**
         * SearchQuery
         * @description A search. ``as_of`` null: today.
         */
        SearchQuery: {
            /** As Of */
            as_of?: string | null;
            /**
             * Limit
             * @default 6
             */
            limit?: number;
            /** Q */
            q: string;
        };
        /**
         * SeatTaken
         * @description The answer to a sign-in: the seat, the phone for it, the reasons of not ready, the sign-in's name.
         */
        SeatTaken: {
            agent: components["schemas"]["AgentDoc"];
            desk: string;
            phone: components["schemas"]["PhoneAccount"];
            reasons: string[];
        };
        /**
         * SecretOut
         * @description Shown once: ``key`` as it is sent, ``secret`` the client_secret of OAuth 2.
         */
        SecretOut: {
            client: components["schemas"]["ClientOut"];
            /** Key */
            key: string;
            /** Secret */
            secret: string;
        };
        /**
         * SeenBody
         * @description The ``revision`` that the person has read, and a remark.
         */
        SeenBody: {
            /**
             * Remark
             * @default
             */
            remark?: string;
            /** Revision */
            revision: number;
        };
        /**
         * SeenQueueSettingsBody
         * @description ``stamp``: of the queue as it was shown.
         */
        SeenQueueSettingsBody: {
            /** Announce Every Seconds */
            announce_every_seconds: number;
            /** Callback After Seconds */
            callback_after_seconds: number;
            /** Name */
            name: string;
            /**
             * Overflow
             * @default []
             */
            overflow?: components["schemas"]["OverflowTier"][];
            /** Ring Seconds */
            ring_seconds: number;
            /** Skill */
            skill: string;
            /** Stamp */
            stamp: string;
            /** Wrap Up Seconds */
            wrap_up_seconds: number;
        };
        /**
         * SelfCheckOut
         * @description ``text``: what was found. ``since``: when it began to end so; ``passed_at``: when it passed last.
         */
        SelfCheckOut: {
            /** Checked At */
            checked_at: string | null;
            /** Code */
            code: string;
            /** Link */
            link: string;
            /** Looks At */
            looks_at: string;
            /** Name */
            name: string;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "passed" | "failed" | "unknown";
            /** Passed At */
            passed_at: string | null;
            /** Remedy */
            remedy: string;
            /** Since */
            since: string | null;
            /** Text */
            text: string;
        };
        /**
         * SelfChecksOut
         * @description ``oldest``: when the check that was made longest ago was made; None while one was never made.
         */
        SelfChecksOut: {
            /** Checks */
            checks: components["schemas"]["SelfCheckOut"][];
            /** Oldest */
            oldest: string | null;
        };
        /**
         * Sending
         * @description What a text is. A gateway over HTTP says no more than sent and failed.
         * @enum {string}
         */
        Sending: "waiting" | "held" | "handed_over" | "sent" | "delivered" | "failed" | "expired" | "uncertain";
        /**
         * SendKeysBody
         * @description Send DTMF keys to the caller's line.
         */
        SendKeysBody: {
            /**
             * Keys
             * @example 1#
             */
            keys: string;
        };
        /** SentOut */
        SentOut: {
            /** Case */
            case: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** External */
            external: string;
            /** Id */
            id: number;
            /** Kind */
            kind: string;
            /** Number */
            number: string;
            /** State */
            state: string;
            /** Status */
            status: number;
            /** Tries */
            tries: number;
            /**
             * Written At
             * Format: date-time
             */
            written_at: string;
        };
        /** ServicesOut */
        ServicesOut: {
            /** Rows */
            rows: string[];
        };
        /**
         * SessionOut
         * @description An open session. ``own``: the one that asks.
         */
        SessionOut: {
            /** Address */
            address: string;
            /**
             * Begun At
             * Format: date-time
             */
            begun_at: string;
            /** Device */
            device: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Own */
            own: boolean;
            /**
             * Used At
             * Format: date-time
             */
            used_at: string;
        };
        /** SessionsOut */
        SessionsOut: {
            /** Max Sessions */
            max_sessions: number;
            /** Sessions */
            sessions: components["schemas"]["SessionOut"][];
        };
        /** SettleBody */
        SettleBody: {
            /** Send Again */
            send_again: boolean;
        };
        /**
         * ShareOut
         * @description ``low`` to ``high``: the 95 % interval.
         */
        ShareOut: {
            /** Count */
            count: number;
            /** High */
            high: number;
            /** Low */
            low: number;
            /** Name */
            name: string;
            /** Right */
            right: number;
        };
        /** SharingIn */
        SharingIn: {
            /**
             * People
             * @default []
             */
            people?: string[];
            /**
             * Roles
             * @default []
             */
            roles?: string[];
            /**
             * Shared
             * @default false
             */
            shared?: boolean;
        };
        /** SheetOut */
        SheetOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Indicator */
            indicator: string;
            /** Name */
            name: string;
            /** Now */
            now: string;
            /** Number */
            number: number;
            /** Was */
            was: string;
            /** Why */
            why: string;
        };
        /** SignatureOut */
        SignatureOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Side */
            side: string;
        };
        /**
         * SignedInOut
         * @description ``now`` is the server's moment, for the page's clocks.
         */
        SignedInOut: {
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Group */
            group: string;
            /** Idle Minutes */
            idle_minutes: number;
            /** Name */
            name: string;
            /**
             * Now
             * Format: date-time
             */
            now: string;
            /** Number */
            number: string;
            /** Permissions */
            permissions: ("desk.use" | "calls.dial" | "outbound.view" | "outbound.configure" | "callbacks.use" | "callbacks.manage" | "ratings.work" | "ratings.manage" | "ratings.approve" | "calls.view_own" | "calls.view_group" | "calls.view_all" | "calls.export" | "recordings.listen_own" | "recordings.listen" | "recordings.listen_freely" | "recordings.download" | "recordings.hold" | "recordings.manage" | "recordings.destroy" | "citizens.reveal" | "citizens.register" | "citizens.decide" | "inbox.work" | "inbox.assign" | "chat.work" | "chat.assign" | "texts.manage" | "texts.mass" | "texts.approve" | "surveys.view" | "surveys.design" | "workorders.create" | "workorders.view_own" | "workorders.view_department" | "workorders.view_all" | "workorders.view_sealed" | "workorders.work" | "workorders.reveal" | "workorders.urge" | "workorders.assign" | "workorders.supervise" | "workorders.export" | "workorders.statistics" | "workorders.configure" | "workorders.publish" | "live.floor" | "live.direct" | "live.supervise" | "live.health" | "alarms.acknowledge" | "alarms.manage" | "accounts.manage" | "accounts.approve" | "data.approve" | "routing.configure" | "flows.edit" | "flows.publish" | "knowledge.edit" | "knowledge.review" | "knowledge.publish" | "knowledge.require" | "knowledge.exchange" | "statistics.view" | "assessment.view" | "assessment.enter" | "assessment.judge" | "walls.view" | "walls.design" | "integrations.manage" | "security.manage" | "audit.view")[];
            /** Role Names */
            role_names: string[];
            /** Roles */
            roles: string[];
            /** Warning Minutes */
            warning_minutes: number;
        };
        /** SignIn */
        SignIn: {
            /** Side */
            side: string;
        };
        /**
         * SignInAttemptOut
         * @description ``number`` "": nobody has the number that was typed. ``open``: the session that it began is still open.
         */
        SignInAttemptOut: {
            /** Address Masked */
            address_masked: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** At Office */
            at_office: boolean;
            /** Device */
            device: string;
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Open */
            open: boolean;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "done" | "wrong_password" | "wrong_factor" | "locked";
            /** Role Names */
            role_names: string[];
            /** Strange */
            strange: ("network" | "device" | "hours")[];
        };
        /** SignInAttemptsOut */
        SignInAttemptsOut: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["SignInAttemptOut"][];
        };
        /**
         * SignInAttemptsQuery
         * @description ``text``: part of a work number or name, or a whole address.
         */
        SignInAttemptsQuery: {
            /** From */
            from?: string | null;
            /**
             * Kind
             * @default
             * @enum {string}
             */
            kind?: "" | "failed" | "strange";
            /**
             * Text
             * @default
             */
            text?: string;
            /** To */
            to?: string | null;
        };
        /**
         * SignInBody
         * @description ``takeover`` ends the desk that is signed in and makes this one the seat.
         */
        SignInBody: {
            /**
             * Device
             * @default browser
             * @enum {string}
             */
            device?: "browser" | "phone";
            /**
             * Takeover
             * @default false
             */
            takeover?: boolean;
        };
        /**
         * SipEdgeOut
         * @description The SIP edge: the addresses it has banned, and the messages ``dropped`` and ``refused`` since it started.
         */
        SipEdgeOut: {
            /** Bans */
            bans: components["schemas"]["BanOut"][];
            /** Dropped */
            dropped: number;
            /** On */
            on: boolean;
            /** Refused */
            refused: number;
        };
        /** SkillBody */
        SkillBody: {
            /** Name */
            name: string;
        };
        /**
         * SkillOut
         * @description How many queues need it, overflow to it, and how many agents have it.
         */
        SkillOut: {
            /** Agents */
            agents: number;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Overflows */
            overflows: number;
            /** Queues */
            queues: number;
        };
        /**
         * Slot
         * @description A quarter of an hour of today, by the calls' beginning; ``start`` as ``09:15``, Beijing time.
         */
        Slot: {
            answered: number;
            calls: number;
            entered: number;
            start: string;
        };
        /**
         * Snapshot
         * @description Event ``snapshot``: every document of the screen by name. ``seq`` counts this web process's changes.
         */
        Snapshot: {
            docs: {
                [key: string]: unknown;
            };
            now: string;
            seq: number;
        };
        /**
         * SoundsOut
         * @description The syllables of each name.
         */
        SoundsOut: {
            /** Sounds */
            sounds: string[][];
        };
        /**
         * Source
         * @enum {string}
         */
        Source: "call" | "desk" | "letter";
        /**
         * SourceOut
         * @description The call by which an item came: the menu path and the wait. ``may_see``: the reader may see the call's record.
         */
        SourceOut: {
            /** Call */
            call: string;
            /** May See */
            may_see: boolean;
            /** Path */
            path: string[];
            /** Place */
            place: string;
            /** Queue Name */
            queue_name: string;
            /** Wait Seconds */
            wait_seconds: number;
        };
        /** @enum {string} */
        SpanOut: "day" | "week" | "month" | "quarter";
        /**
         * SpikeDayOut
         * @description The spikes of a day.
         */
        SpikeDayOut: {
            /** Days */
            days: number;
            /** Lines */
            lines: components["schemas"]["SpikeLineOut"][];
            /** Total */
            total: number;
            /** Until */
            until: number;
        };
        /**
         * SpikeLine
         * @description A spike on a wall.
         */
        SpikeLine: {
            count: number;
            sure: string;
            usual: string;
            word: string;
        };
        /**
         * SpikeLineOut
         * @description ``item``: a topic's code or a word. ``q``: the share of false ones if all up to here are believed.
         */
        SpikeLineOut: {
            /** Baseline */
            baseline: number;
            /** Count */
            count: number;
            /** Item */
            item: string;
            /** Q */
            q: number;
            /** Sure */
            sure: string;
            /** Word */
            word: string;
        };
        /**
         * Spikes
         * @description ``days`` it is held against.
         */
        Spikes: {
            days: number;
            /** @enum {unknown} */
            kind: "hot";
            lines: components["schemas"]["SpikeLine"][];
        };
        /**
         * SpokenLineOut
         * @description ``role``: ``citizen`` or ``assistant``.
         */
        SpokenLineOut: {
            /** Role */
            role: string;
            /** Text */
            text: string;
        };
        /**
         * Stage
         * @description What comes next.
         * @enum {string}
         */
        Stage: "contact" | "verify" | "mend" | "rate_again" | "closed";
        /** StampBody */
        StampBody: {
            /** Stamp */
            stamp: string;
        };
        /** StarsIn */
        StarsIn: {
            /** Stars */
            stars: number;
        };
        /** StartedIn */
        StartedIn: {
            /** Code */
            code: string;
        };
        /** StartedOut */
        StartedOut: {
            /**
             * Ok
             * @default true
             */
            ok: boolean;
        };
        /**
         * State
         * @description The states of a version.
         * @enum {string}
         */
        State: "draft" | "in_review" | "approved" | "scheduled" | "published" | "retired" | "dropped";
        /**
         * StatedFiguresOut
         * @description Fields of a policy calculator that the citizen has stated, as they are typed; ``wording`` for who checks it.
         */
        StatedFiguresOut: {
            calculator: string;
            inputs: {
                [key: string]: string;
            };
            wording: string;
        };
        /** StatisticsOut */
        StatisticsOut: {
            /** Callers */
            callers: components["schemas"]["RepeatedOut"][];
            /** Columns */
            columns: components["schemas"]["ColumnSumOut"][];
            /** Durations */
            durations: components["schemas"]["DurationOut"][];
            /** Groups */
            groups: components["schemas"]["GroupOut"][];
            /** In Time */
            in_time: components["schemas"]["InTimeOut"][];
            /** Mean Seconds */
            mean_seconds: number | null;
            /** Over */
            over: number;
            /** Per Day */
            per_day: components["schemas"]["CaseDayOut"][];
            /** Rates */
            rates: components["schemas"]["RatedOut"][];
            returned: components["schemas"]["RateOut"];
            /** Total */
            total: number;
        };
        /**
         * StatisticsQuery
         * @description Cases opened on the days from ``start`` to ``end``.
         */
        StatisticsQuery: {
            /**
             * Department
             * @default
             */
            department?: string;
            /**
             * District
             * @default
             */
            district?: string;
            /**
             * End
             * Format: date
             */
            end: string;
            /**
             * Model
             * @default
             */
            model?: string;
            /**
             * Start
             * Format: date
             */
            start: string;
        };
        /** StepIn */
        StepIn: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            kind: components["schemas"]["StepKind"];
            /** Text */
            text: string;
        };
        /**
         * StepKind
         * @enum {string}
         */
        StepKind: "found" | "contained" | "reported" | "recovered" | "reviewed";
        /**
         * StepOfferRow
         * @description A step that may come next. ``label``: where a key leads.
         */
        StepOfferRow: {
            /** Label */
            label: string;
            step: components["schemas"]["ScenarioStepRow"];
        };
        /** StepReasonBody */
        StepReasonBody: {
            /** Reason */
            reason: string;
            /** Revision */
            revision: number;
        };
        /**
         * StoredFactOut
         * @description ``text`` is masked; "…" for sealed words. ``field``: correctable where not "".
         */
        StoredFactOut: {
            /** Field */
            field: string;
            /** Label */
            label: string;
            /** Text */
            text: string;
        };
        /** StoredGroupOut */
        StoredGroupOut: {
            /** Name */
            name: string;
            /** Things */
            things: components["schemas"]["StoredOut"][];
        };
        /** StoredGroupsOut */
        StoredGroupsOut: {
            /** Groups */
            groups: components["schemas"]["StoredGroupOut"][];
        };
        /**
         * StoredOut
         * @description ``mentioned``: only names the person's number, so it may be another's.
         */
        StoredOut: {
            /** About */
            about: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Facts */
            facts: components["schemas"]["StoredFactOut"][];
            /** Mentioned */
            mentioned: boolean;
            /** Retention Reason */
            retention_reason: string;
            /** Title */
            title: string;
        };
        /**
         * SuggestedArticleOut
         * @description An article that answers the citizen, with the passage that fits best.
         */
        SuggestedArticleOut: {
            passage: string;
            title: string;
            topic: string;
        };
        /** SuggestedOut */
        SuggestedOut: {
            /** Suggestions */
            suggestions: string[];
        };
        /** SuggestionsOut */
        SuggestionsOut: {
            /** Suggestions */
            suggestions: string[];
        };
        /**
         * SummaryDraftOut
         * @description A draft for the wrap-up, numbers masked. ``topic`` "" where no article answers.
         */
        SummaryDraftOut: {
            text: string;
            topic: string;
        };
        /**
         * SuperviseBody
         * @description The call by its id, or the call of ``agent``. ``reason``: required to start, for barge and for take_over.
         */
        SuperviseBody: {
            /**
             * Agent
             * @default
             */
            agent?: string;
            /**
             * Call
             * @default
             */
            call?: string;
            mode: components["schemas"]["Mode"];
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * SupervisionOut
         * @description A leader's listening to a call. Agents see only what they could notice. ``result`` is "" while it lasts.
         */
        SupervisionOut: {
            /** Ended At */
            ended_at: string | null;
            /** Leader */
            leader: string;
            /** Leader Name */
            leader_name: string;
            /** Result */
            result: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Steps */
            steps: components["schemas"]["SupervisionStepOut"][];
        };
        /** SupervisionStepOut */
        SupervisionStepOut: {
            /** Agent */
            agent: string;
            /** Agent Name */
            agent_name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Mode
             * @enum {string}
             */
            mode: "listen" | "whisper" | "barge" | "take_over";
            /** Reason */
            reason: string;
        };
        /**
         * SurveyCommentOut
         * @description A comment without its text.
         */
        SurveyCommentOut: {
            /** Agent */
            agent: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Call */
            call: string;
            /** Id */
            id: number;
            /** Kind */
            kind: string;
            /** Needs Follow Up */
            needs_follow_up: boolean;
            /** Question */
            question: string;
            /**
             * Sentiment
             * @enum {string}
             */
            sentiment: "pos" | "neu" | "neg";
            /** Themes */
            themes: string[];
        };
        /** SurveyCommentsQuery */
        SurveyCommentsQuery: {
            /**
             * Agent
             * @default
             */
            agent?: string;
            /**
             * End
             * Format: date
             */
            end: string;
            /**
             * Follow Up
             * @default false
             */
            follow_up?: boolean;
            /**
             * Queue
             * @default
             */
            queue?: string;
            /**
             * Start
             * Format: date
             */
            start: string;
            /**
             * Theme
             * @default
             */
            theme?: string;
            /**
             * Topic
             * @default
             */
            topic?: string;
        };
        /**
         * SurveyDesignOut
         * @description ``questionnaire``: the draft, else what is published. ``saved`` is handed back when saving. ``links``: whether
         *     texts can hold links, which they begin with an address from the settings.
         */
        SurveyDesignOut: {
            /** Draft */
            draft: boolean;
            /** Id */
            id: number;
            invitation_rules: components["schemas"]["InvitationRulesBody"];
            /** Links */
            links: boolean;
            /** Published */
            published: number;
            questionnaire: components["schemas"]["QuestionnaireBody"];
            /** Saved */
            saved: number;
            /** Saved At */
            saved_at: string | null;
            /** Saved By */
            saved_by: string;
            /** Title */
            title: string;
            /** Versions */
            versions: components["schemas"]["SurveyVersionOut"][];
        };
        /** SurveyDraftIn */
        SurveyDraftIn: {
            questionnaire: components["schemas"]["QuestionnaireBody"];
            /** Seen */
            seen: number;
        };
        /**
         * SurveyGroupsOut
         * @description ``hidden``: groups with fewer than ``min_answers`` answers.
         */
        SurveyGroupsOut: {
            by: components["schemas"]["GroupBy"];
            /** Hidden */
            hidden: number;
            /** Min Answers */
            min_answers: number;
            /** Rows */
            rows: components["schemas"]["GroupResultOut"][];
        };
        /**
         * SurveyOut
         * @description ``draft``: there are changes nobody has published; ``on``: calls are invited.
         */
        SurveyOut: {
            /** Answered */
            answered: number;
            /** Draft */
            draft: boolean;
            /** Id */
            id: number;
            /** Invited */
            invited: number;
            /** On */
            on: boolean;
            /** Published */
            published: number;
            /** Title */
            title: string;
        };
        /** SurveyPublishIn */
        SurveyPublishIn: {
            /** Seen */
            seen: number;
        };
        /**
         * SurveyResultsQuery
         * @description Days in Beijing, both inclusive.
         */
        SurveyResultsQuery: {
            /**
             * Agent
             * @default
             */
            agent?: string;
            /**
             * End
             * Format: date
             */
            end: string;
            /**
             * Queue
             * @default
             */
            queue?: string;
            /**
             * Start
             * Format: date
             */
            start: string;
            /**
             * Topic
             * @default
             */
            topic?: string;
        };
        /**
         * SurveyShareOut
         * @description ``low`` to ``high``: where the real share lies, 19 times of 20.
         */
        SurveyShareOut: {
            /** High */
            high: number | null;
            /** Low */
            low: number | null;
            /** Part */
            part: number;
            /** Share */
            share: number | null;
            /** Total */
            total: number;
        };
        /** SurveyVersionOut */
        SurveyVersionOut: {
            /** Number */
            number: number;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /** Published By */
            published_by: string;
            /** Published By Name */
            published_by_name: string;
        };
        /**
         * SwitchBody
         * @description ``until``: when the announcement goes off by itself.
         */
        SwitchBody: {
            /** On */
            on: boolean;
            /** Until */
            until?: string | null;
        };
        /** SwitchesOut */
        SwitchesOut: {
            /** Rows */
            rows: components["schemas"]["SwitchRow"][];
        };
        /**
         * SwitchRow
         * @description ``prompts``: texts, or names of prompts; ``texts``: the same in words. ``at``, ``by``: since when it is on.
         */
        SwitchRow: {
            /** At */
            at: string | null;
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /** Name */
            name: string;
            /** On */
            on: boolean;
            /** Prompts */
            prompts: string[];
            /** Texts */
            texts: string[];
            /** Until */
            until: string | null;
        };
        /** TagOut */
        TagOut: {
            /** Count */
            count: number;
            /** Tag */
            tag: string;
        };
        /** TakeQuestionIn */
        TakeQuestionIn: {
            /**
             * Compare
             * @default
             * @enum {string}
             */
            compare?: "" | "previous" | "year";
            /**
             * Dimensions
             * @default []
             */
            dimensions?: string[];
            /** Filters */
            filters?: {
                [key: string]: string[];
            };
            /**
             * First
             * Format: date
             */
            first: string;
            /**
             * Form
             * @default pdf
             * @enum {string}
             */
            form?: "pdf" | "docx" | "xlsx";
            /**
             * Last
             * Format: date
             */
            last: string;
            /** Measures */
            measures: string[];
        };
        /**
         * TakeReportIn
         * @description ``day``: any of the span that is wanted.
         */
        TakeReportIn: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Form
             * @default pdf
             * @enum {string}
             */
            form?: "pdf" | "docx" | "xlsx";
            /** Key */
            key: string;
        };
        /**
         * TalkBegunOut
         * @description A new session. ``session`` is signed and must be sent with every question.
         */
        TalkBegunOut: {
            /** Examples */
            examples: string[];
            /** Greeting */
            greeting: string;
            /** Session */
            session: string;
        };
        /** TalkOut */
        TalkOut: {
            /** Agent */
            agent: string;
            /** Agent Name */
            agent_name: string;
            /** Ended At */
            ended_at: string | null;
            /** Ended By */
            ended_by: string;
            /** Held Seconds */
            held_seconds: number;
            /** Lost Seconds */
            lost_seconds: number;
            /** Queue */
            queue: string;
            /** Reason */
            reason: string;
            /** Seconds */
            seconds: number;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Talk */
            talk: number;
        };
        /**
         * TaskOut
         * @description An open step. ``mine``: the reader may do it now; ``proposed``: department, deadline, remark of the table.
         */
        TaskOut: {
            /** Checklist */
            checklist: string[];
            /** Claimable */
            claimable: boolean;
            /** Department */
            department: string;
            /** Department Name */
            department_name: string;
            /** Due At */
            due_at: string | null;
            /** Edits */
            edits: string[];
            /** Id */
            id: number;
            /** Mine */
            mine: boolean;
            /** Name */
            name: string;
            /** Outcomes */
            outcomes: components["schemas"]["OutcomeOut"][];
            /** Person */
            person: string;
            /** Person Name */
            person_name: string;
            /** Proposed */
            proposed: {
                [key: string]: string;
            };
            /** Role */
            role: string;
            /** Role Name */
            role_name: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Step */
            step: string;
        };
        /**
         * TemporarySkillBody
         * @description ``only``: the agent's own skills rest meanwhile.
         */
        TemporarySkillBody: {
            /**
             * Level
             * @default 3
             */
            level?: number;
            /**
             * Minutes
             * @default 30
             * @enum {integer}
             */
            minutes?: 15 | 30 | 60;
            /**
             * Only
             * @default false
             */
            only?: boolean;
            /** Reason */
            reason: string;
            /** Skill */
            skill: string;
        };
        /**
         * TemporarySkillConfig
         * @description A skill that a leader, ``by``, lends an agent until a moment; ``only``: the agent's own skills rest meanwhile.
         */
        TemporarySkillConfig: {
            by: string;
            by_name: string;
            id: string;
            level: number;
            only: boolean;
            skill: string;
            until: string;
            why: string;
        };
        /**
         * TemporarySkillOut
         * @description ``ended_at`` null while it lasts.
         */
        TemporarySkillOut: {
            /** Agent */
            agent: string;
            /** By */
            by: string;
            /** Ended At */
            ended_at: string | null;
            /** Id */
            id: string;
            /** Level */
            level: number;
            /** Only */
            only: boolean;
            /** Skill */
            skill: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
            /** Why */
            why: string;
        };
        /** TermBody */
        TermBody: {
            /** Amount */
            amount: number;
            /**
             * Unit
             * @enum {string}
             */
            unit: "minutes" | "hours" | "days" | "working_hours" | "working_days";
        };
        /** TermOut */
        TermOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Synonyms */
            synonyms: string[];
            /** Word */
            word: string;
        };
        /** TermsOut */
        TermsOut: {
            /** Rows */
            rows: components["schemas"]["TermOut"][];
        };
        /**
         * TextAnswerBody
         * @description ``key``: the page's own name for the answer; the same one again is the same answer.
         */
        TextAnswerBody: {
            /** Key */
            key: string;
            /** Text */
            text: string;
        };
        /**
         * TextBody
         * @description ``base``: the newest version its author saw, 0: none.
         */
        TextBody: {
            /** Base */
            base: number;
            /** Text */
            text: string;
        };
        /**
         * TextOut
         * @description A text. ``over_at`` is when it was sent or given up; ``why`` then is a reason's name, or a carrier's words.
         */
        TextOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Id */
            id: string;
            /** Number */
            number: string;
            /** Over At */
            over_at: string | null;
            state: components["schemas"]["Sending"];
            /** Tries */
            tries: number;
            /** Why */
            why: string;
        };
        /** TextsOut */
        TextsOut: {
            /** Replies */
            replies: components["schemas"]["ReplyOut"][];
            /** Rows */
            rows: components["schemas"]["TextOut"][];
        };
        /** ThanksOut */
        ThanksOut: {
            /** Thanks */
            thanks: string;
        };
        /** ThemeOut */
        ThemeOut: {
            /** Negative */
            negative: number;
            /** Neutral */
            neutral: number;
            /** Positive */
            positive: number;
            /** Theme */
            theme: string;
        };
        /**
         * ThresholdIn
         * @description Seconds, or shares 0 … 1; ``queue`` and ``group`` "": for all.
         */
        ThresholdIn: {
            /**
             * Group
             * @default
             */
            group?: string;
            /** Kind */
            kind: string;
            /**
             * Min Calls
             * @default 0
             */
            min_calls?: number;
            /**
             * On
             * @default true
             */
            on?: boolean;
            /**
             * Queue
             * @default
             */
            queue?: string;
            /**
             * Urgent
             * @default 0
             */
            urgent?: number;
            /**
             * Warn
             * @default 0
             */
            warn?: number;
        };
        /**
         * ThresholdKind
         * @description A kind of alarm with its threshold. ``unit``: seconds, share or always.
         *
         *     ``scopes``: what may have a threshold of its own. ``changed``: the threshold differs from the builtin one.
         */
        ThresholdKind: {
            /** Apart */
            apart: components["schemas"]["ThresholdRow"][];
            builtin: components["schemas"]["ThresholdRow"];
            /** Changed */
            changed: boolean;
            /** Code */
            code: string;
            general: components["schemas"]["ThresholdRow"];
            /** Lowest */
            lowest: number;
            /** Scopes */
            scopes: ("queue" | "group")[];
            /**
             * Unit
             * @enum {string}
             */
            unit: "seconds" | "share" | "always";
        };
        /**
         * ThresholdRow
         * @description A threshold in force.
         */
        ThresholdRow: {
            /**
             * Group
             * @default
             */
            group: string;
            /** Kind */
            kind: string;
            /**
             * Min Calls
             * @default 0
             */
            min_calls: number;
            /**
             * On
             * @default true
             */
            on: boolean;
            /**
             * Queue
             * @default
             */
            queue: string;
            /**
             * Urgent
             * @default 0
             */
            urgent: number;
            /**
             * Warn
             * @default 0
             */
            warn: number;
        };
        /** ThresholdsOut */
        ThresholdsOut: {
            /** Groups */
            groups: string[];
            /** Kinds */
            kinds: components["schemas"]["ThresholdKind"][];
            /** Queues */
            queues: components["schemas"]["AlarmChoice"][];
        };
        /**
         * Tile
         * @description ``x``, ``y`` from 0 at the top left, ``w``, ``h`` in cells of the grid.
         *
         *     ``measures``: the first is shown large, others small beneath. ``by``: the dimension of ranks. ``goal``: what a count
         *     of the day is held against.
         */
        Tile: {
            /** @default  */
            by?: string;
            /** @default {} */
            filters?: {
                [key: string]: string[];
            };
            /** @default null */
            goal?: number | null;
            h: number;
            id: string;
            /** @enum {unknown} */
            kind: "alarms" | "curve" | "hot" | "map" | "number" | "queues" | "ranks" | "seats" | "system" | "waiting";
            /** @default [] */
            measures?: string[];
            /** @default 6 */
            most?: number;
            /**
             * @default today
             * @enum {unknown}
             */
            span?: "month" | "open" | "quarter" | "slot" | "today";
            /** @default  */
            title?: string;
            w: number;
            /** @default null */
            watch?: components["schemas"]["Watch"] | null;
            x: number;
            y: number;
        };
        /**
         * TodayOut
         * @description Today's calls out, in Beijing.
         */
        TodayOut: {
            /** Agents */
            agents: components["schemas"]["AgentUsageOut"][];
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Dialled */
            dialled: number;
            /** Hours */
            hours: components["schemas"]["HourUsageOut"][];
            /** Kinds */
            kinds: components["schemas"]["KindUsageOut"][];
            limits: components["schemas"]["LimitsBody"];
            /** Refusals */
            refusals: components["schemas"]["RefusalOut"][];
            /** Refused */
            refused: number;
            /** Usage */
            usage: components["schemas"]["UsageOut"][];
        };
        /** TokenBody */
        TokenBody: {
            /** Token */
            token: string;
        };
        /** TopicOut */
        TopicOut: {
            /** Category */
            category: string;
            /** Id */
            id: string;
            /** Key Facts */
            key_facts: string;
            /** Subcategory */
            subcategory: string;
            /** Title */
            title: string;
        };
        /**
         * TopicsOut
         * @description ``dispositions``: what may become of a caller's matter, for the summary.
         */
        TopicsOut: {
            /** Dispositions */
            dispositions: string[];
            /** Topics */
            topics: components["schemas"]["TopicOut"][];
        };
        /**
         * TotalsOut
         * @description The quarter's deductions in yuan.
         */
        TotalsOut: {
            /** Best */
            best: string;
            /** Fixed */
            fixed: string;
            /** Forecast */
            forecast: string;
            /** Hanging */
            hanging: string;
            /** Now */
            now: string;
            /** Recoverable */
            recoverable: string;
            /** Worst */
            worst: string;
        };
        /**
         * Transcribing
         * @description Bucket ``transcribing``: whether a talk is written down. ``changes`` counts what was new.
         *
         *     ``level`` of unrest by name, "" for none.
         */
        Transcribing: {
            agent: string;
            call: string;
            changes: number;
            level: string;
            state: components["schemas"]["TranscribingState"];
        };
        /**
         * TranscribingState
         * @enum {unknown}
         */
        TranscribingState: "full" | "not_chosen" | "not_recorded" | "over" | "running";
        /**
         * TranscriptOut
         * @description ``state``: why nothing is written down, or that it is. ``level`` and ``unrest`` by name, "" for none.
         */
        TranscriptOut: {
            draft: components["schemas"]["SummaryDraftOut"] | null;
            evidence: string[];
            figures: components["schemas"]["StatedFiguresOut"][];
            level: string;
            phrases: components["schemas"]["PhraseOut"][];
            reminder: components["schemas"]["ReminderOut"] | null;
            /** @enum {string} */
            state: "off" | "away" | "waiting" | "not_chosen" | "full" | "not_recorded" | "running" | "over";
            suggestions: components["schemas"]["SuggestedArticleOut"][];
            unrest: string;
        };
        /**
         * TransferBody
         * @description Transfer blind, to exactly one of an agent, a queue, an outside number and a published flow.
         *
         *     ``roles`` as in Consult.
         */
        TransferBody: {
            /**
             * Agent
             * @description 同事工号
             * @default
             * @example 1002
             */
            agent?: string;
            /**
             * Flow
             * @description 语音流程
             * @default
             * @example main
             */
            flow?: string;
            /**
             * Number
             * @description 电话号码
             * @default
             * @example 01062345678
             */
            number?: string;
            /**
             * Queue
             * @description 队列
             * @default
             * @example labor
             */
            queue?: string;
        };
        /**
         * TransferOut
         * @description Passed on by ``agent`` to one of ``to`` (an agent), ``queue``, ``number`` (masked), ``flow``.
         */
        TransferOut: {
            /** Agent */
            agent: string;
            /** Agent Name */
            agent_name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Flow */
            flow: string;
            /** Flow Name */
            flow_name: string;
            /** Kind */
            kind: string;
            /** Number */
            number: string;
            /** Queue */
            queue: string;
            /** Queue Name */
            queue_name: string;
            /** To */
            to: string;
            /** To Name */
            to_name: string;
        };
        /**
         * TransitionOut
         * @description A transition of an item. ``what``: received, taken, assigned, put_back, done, reopened or overdue.
         *
         *     ``agent`` is the agent whom it concerns.
         */
        TransitionOut: {
            /** Agent */
            agent: string;
            /** Agent Name */
            agent_name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /** What */
            what: string;
        };
        /** TreeOut */
        TreeOut: {
            /** Branches */
            branches: components["schemas"]["BranchOut"][];
            /** Tags */
            tags: components["schemas"]["TagOut"][];
        };
        /** TrialBody */
        TrialBody: {
            /**
             * Outcome
             * @default
             */
            outcome?: string;
            /** Values */
            values: import('@/workorders/wire').Values;
        };
        /** TrialNumbersBody */
        TrialNumbersBody: {
            /** Numbers */
            numbers: components["schemas"]["Number"][];
        };
        /** TrialOut */
        TrialOut: {
            /** Deduction */
            deduction: string;
            /** Displayed Value */
            displayed_value: string;
            /** Steps */
            steps: string;
            /** Verdict */
            verdict: string;
        };
        /**
         * TrialQuery
         * @description The assumption of a what-if trial.
         */
        TrialQuery: {
            /**
             * Heads
             * @default
             */
            heads?: string;
            /** Indicator */
            indicator: string;
            /**
             * More
             * @default 0
             */
            more?: number;
            /**
             * Quarter
             * @default
             */
            quarter?: string;
            /**
             * Rest
             * @default
             */
            rest?: string;
        };
        /**
         * TriedOut
         * @description The result of ``count`` scenarios. ``rows``: the failed ones.
         */
        TriedOut: {
            /** Count */
            count: number;
            /** Milliseconds */
            milliseconds: number;
            /** Rows */
            rows: components["schemas"]["FailureRow"][];
        };
        /** TryBody */
        TryBody: {
            /** Content */
            content: import('@/ivr/flow').Flow;
            /** Scenarios */
            scenarios: string;
        };
        /**
         * TryOut
         * @description ``result``: reported by the agent, else taken from the call; "" while the call lasts.
         */
        TryOut: {
            /** Agent */
            agent: string;
            /** Agent Name */
            agent_name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Call */
            call: string;
            /** Result */
            result: string;
        };
        /**
         * UncertainTextOut
         * @description A text of which nobody can tell whether the carrier has it. ``parts`` of them ``uncertain``.
         */
        UncertainTextOut: {
            /** Account */
            account: string;
            /** Call */
            call: string;
            /** Id */
            id: string;
            /**
             * Left At
             * Format: date-time
             */
            left_at: string;
            /** Number */
            number: string;
            /** Parts */
            parts: number;
            purpose: components["schemas"]["Purpose"];
            /** Uncertain */
            uncertain: number;
        };
        /** UncertainTextsOut */
        UncertainTextsOut: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["UncertainTextOut"][];
        };
        /**
         * UnrestBody
         * @description Unrest in a case. ``about``: how many people, where, when, what they demand, whether the police know.
         */
        UnrestBody: {
            /** About */
            about: string;
            /**
             * Level
             * @enum {string}
             */
            level: "红" | "橙" | "黄";
            /** Revision */
            revision: number;
        };
        /**
         * Urgency
         * @description ``URGENT`` is escalated to the reader's leader while unread; ``IMPORTANT`` is for today; ``ROUTINE`` can wait.
         * @enum {string}
         */
        Urgency: "routine" | "important" | "urgent";
        /**
         * UsageOut
         * @description How much of a cap of all together is used; ``count`` None while the bus does not answer.
         */
        UsageOut: {
            /** Cap */
            cap: string;
            /** Count */
            count: number | null;
            /** Label */
            label: string;
            /** Limit */
            limit: number;
        };
        /**
         * UsedBody
         * @description An article that an agent used. ``how``: copied or marked.
         */
        UsedBody: {
            article: components["schemas"]["MentionBody"];
            /** How */
            how: string;
        };
        /** UseRow */
        UseRow: {
            /** Flow */
            flow: string;
            /** Flow Name */
            flow_name: string;
            /** Label */
            label: string;
            /** Node */
            node: string;
        };
        /**
         * UtteranceIn
         * @description The caller's latest utterances as the agent types them, oldest first.
         */
        UtteranceIn: {
            /** Utterances */
            utterances: string[];
        };
        /**
         * ValueOut
         * @description A value to narrow a dimension to: ``value`` as a filter takes it, ``word`` for people.
         */
        ValueOut: {
            /** Value */
            value: string;
            /** Word */
            word: string;
        };
        /**
         * Verdict
         * @enum {string}
         */
        Verdict: "valid" | "mistaken" | "malicious";
        /** VerifyIn */
        VerifyIn: {
            cause: components["schemas"]["Cause"];
            /** Text */
            text: string;
        };
        /**
         * VersionDetail
         * @description ``content``: form, flow (BPMN), subflows, decision (DMN), steps, lanes, states, clocks, numbering, …
         */
        VersionDetail: {
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /** Content */
            content: import('@/workorders/models/model').Content;
            /** Model */
            model: string;
            /** Name */
            name: string;
            /** Note */
            note: string;
            /** Problems */
            problems: components["schemas"]["ProblemOut"][];
            /** Published At */
            published_at: string | null;
            /** Published By */
            published_by: string;
            /** Running */
            running: number;
            /**
             * Saved At
             * Format: date-time
             */
            saved_at: string;
            /** State */
            state: string;
            /** Version */
            version: number;
        };
        /** VersionOut */
        VersionOut: {
            /** Base */
            base: number;
            /** By */
            by: string;
            /**
             * By Name
             * @default
             */
            by_name: string;
            /** Content */
            content: import('@/ivr/flow').Flow;
            /** Name */
            name: string;
            /** Note */
            note: string;
            /** Numbers */
            numbers: components["schemas"]["Number"][];
            /** Published At */
            published_at: string | null;
            /**
             * Saved At
             * Format: date-time
             */
            saved_at: string;
            /** Scenarios */
            scenarios: string;
            /**
             * State
             * @enum {string}
             */
            state: "retired" | "draft" | "trial" | "published";
            /** Trial Numbers */
            trial_numbers: components["schemas"]["Number"][];
            /** Version */
            version: number;
        };
        /** VersionRow */
        VersionRow: {
            /** Base */
            base: number;
            /** By */
            by: string;
            /**
             * By Name
             * @default
             */
            by_name: string;
            /** Name */
            name: string;
            /** Note */
            note: string;
            /** Numbers */
            numbers: components["schemas"]["Number"][];
            /** Published At */
            published_at: string | null;
            /**
             * Saved At
             * Format: date-time
             */
            saved_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "retired" | "draft" | "trial" | "published";
            /** Trial Numbers */
            trial_numbers: components["schemas"]["Number"][];
            /** Version */
            version: number;
        };
        /** VersionsOut */
        VersionsOut: {
            /** Rows */
            rows: components["schemas"]["VersionRow"][];
        };
        /** @enum {string} */
        View: "desk" | "colleagues" | "floor" | "health" | "own";
        /**
         * ViewBody
         * @description ``criteria``: filter -> value; ``columns``: [] for the usual ones.
         */
        ViewBody: {
            /**
             * Columns
             * @default []
             */
            columns?: string[];
            /** Criteria */
            criteria: {
                [key: string]: string;
            };
            /** Name */
            name: string;
            /** Viewed */
            viewed: string;
        };
        /** ViewOut */
        ViewOut: {
            /** Columns */
            columns: string[];
            /** Criteria */
            criteria: {
                [key: string]: string;
            };
            /** Id */
            id: number;
            /** Name */
            name: string;
        };
        /** ViewsOut */
        ViewsOut: {
            /** Rows */
            rows: components["schemas"]["ViewOut"][];
        };
        /**
         * VoicemailListeningOut
         * @description A listening: the sound is at ``/api/listenings/{id}?token=…`` until ``expires_at``.
         */
        VoicemailListeningOut: {
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Id */
            id: number;
            /** Token */
            token: string;
        };
        /** WallDocuments */
        WallDocuments: {
            alarms: components["schemas"]["AlarmSeen"][];
            calls: number;
            counted: components["schemas"]["CountedAt"];
            layout: components["schemas"]["DisplayedLayout"];
            parts: components["schemas"]["PartSeen"][];
            "queues/*": components["schemas"]["QueueDoc"];
            running: components["schemas"]["Running"][];
            seats: {
                [key: string]: number;
            };
            "tile/*": components["schemas"]["Numbers"] | components["schemas"]["Curve"] | components["schemas"]["Ranks"] | components["schemas"]["Places"] | components["schemas"]["Queues"] | components["schemas"]["Spikes"];
        };
        /**
         * WallOut
         * @description ``draft``: there are changes nobody has published.
         */
        WallOut: {
            /** Draft */
            draft: boolean;
            /** Key */
            key: string;
            /** Published */
            published: number;
            /**
             * Screen
             * @enum {string}
             */
            screen: "wall" | "phone";
            /** Title */
            title: string;
        };
        /** WallPage */
        WallPage: {
            tiles: components["schemas"]["Tile"][];
            title: string;
        };
        /** WallVersionOut */
        WallVersionOut: {
            /** Number */
            number: number;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /** Published By */
            published_by: string;
        };
        /**
         * Watch
         * @description A limit of a tile's value; shares are fractions.
         */
        Watch: {
            limit: number;
            /** @default null */
            near?: number | null;
            /** @enum {unknown} */
            worse: "above" | "below";
        };
        /** WayIn */
        WayIn: {
            /** Code */
            code: string;
            /** Phrase */
            phrase: string;
        };
        /** WithdrawIn */
        WithdrawIn: {
            /** Why */
            why: string;
        };
        /**
         * WorkOut
         * @description ``counts``: how many versions are in each state of being worked on.
         */
        WorkOut: {
            /** Counts */
            counts: {
                [key: string]: number;
            };
            /** Rows */
            rows: components["schemas"]["ArticleVersionRow"][];
        };
        /**
         * WrapUpBody
         * @description ``then`` ``stay`` keeps a draft: topic and disposition may still be empty.
         */
        WrapUpBody: {
            /**
             * Disposition
             * @default
             */
            disposition?: string;
            /**
             * Notes
             * @default
             */
            notes?: string;
            /**
             * Sensitive
             * @default false
             */
            sensitive?: boolean;
            /**
             * Then
             * @default stay
             * @enum {string}
             */
            then?: "ready" | "not_ready" | "stay";
            /**
             * Topic Id
             * @default
             */
            topic_id?: string;
        };
        /** WrapUpOut */
        WrapUpOut: {
            /** Agent */
            agent: string;
            /** Agent Name */
            agent_name: string;
            /** Corrected */
            corrected: boolean;
            /** Disposition */
            disposition: string;
            /** Has Notes */
            has_notes: boolean;
            /** Saved At */
            saved_at: string | null;
            /** Seconds */
            seconds: number | null;
            /** Sensitive */
            sensitive: boolean;
            /** Topic */
            topic: string;
            /** Topic Title */
            topic_title: string;
        };
        /**
         * YearLineOut
         * @description An indicator's line of the contract year.
         */
        YearLineOut: {
            /** Amounts */
            amounts: string[];
            /** Indicator */
            indicator: string;
            /** Name */
            name: string;
            /** Number */
            number: number;
            /** Span */
            span: string;
            /** Total */
            total: string;
        };
        /** YearlyOut */
        YearlyOut: {
            /** What */
            what: string;
            /** Where */
            where: string;
        };
        /**
         * YearOut
         * @description The contract year in yuan.
         */
        YearOut: {
            /** Beyond */
            beyond: string;
            /** By Result */
            by_result: string;
            /** Contract */
            contract: string;
            /** Fee */
            fee: string;
            /**
             * First
             * Format: date
             */
            first: string;
            /**
             * Last
             * Format: date
             */
            last: string;
            /** Lines */
            lines: components["schemas"]["YearLineOut"][];
            /** Payments */
            payments: components["schemas"]["YearPaymentOut"][];
            /** Quarters */
            quarters: components["schemas"]["YearQuarterOut"][];
            /** Total */
            total: string;
            /** Volume */
            volume: string;
            /** Warnings */
            warnings: string[];
        };
        /** YearPaymentOut */
        YearPaymentOut: {
            /** Due */
            due: string;
            /** Key */
            key: string;
            /** Name */
            name: string;
            /** Planned */
            planned: string;
        };
        /**
         * YearQuarterOut
         * @description ``state``: frozen, running, ahead.
         */
        YearQuarterOut: {
            /** Key */
            key: string;
            /** Name */
            name: string;
            /**
             * State
             * @enum {string}
             */
            state: "frozen" | "running" | "ahead";
            /** Total */
            total: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    hotline_domains_platform_accounts_endpoints_session_own_factors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactorsOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_session_remove_factor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                factor_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordAgainBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_session_enrol_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrolPasskeyBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolledOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_session_new_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnPasswordBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyOptionsOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_session_new_recovery_codes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordAgainBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_session_enrol_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrolTotpBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolledOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_session_new_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnPasswordBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewTotpOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_session_change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_session_own_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_session_end_own: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_session_end_own_others: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndedOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_session_own_views: {
        parameters: {
            query: {
                viewed: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewsOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_session_save_view: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_session_remove_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                view_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_accounts_save_group: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_accounts_listed: {
        parameters: {
            query?: {
                group?: string;
                role?: string;
                state?: "" | "active" | "inactive";
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountsOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_accounts_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAccountBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTimePasswordOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_accounts_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeAccountBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_accounts_assign_certificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CertificateBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestedOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_accounts_end_certificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                factor_id: number;
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_accounts_end_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_accounts_new_password: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTimePasswordOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_accounts_reset_factors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetFactorsBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestedOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_accounts_change_roles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountRolesBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestedOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_accounts_set_active: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountStateBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_accounts_unlock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_accounts_roles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolesOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_accounts_create_role: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestedOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_accounts_change_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestedOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_session_all_sessions: {
        parameters: {
            query?: {
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_session_end_for_another: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_insight_operations_endpoints_alarms_alarms: {
        parameters: {
            query?: {
                cursor?: string;
                from?: string | null;
                kind?: string;
                level?: "" | "red" | "orange" | "yellow";
                longer?: number;
                state?: "" | "open" | "waiting" | "cleared";
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmsOut"];
                };
            };
        };
    };
    hotline_domains_insight_operations_endpoints_alarms_acknowledge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alarm_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcknowledgeBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_insight_operations_endpoints_alarms_clear: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alarm_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClearBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_insight_operations_endpoints_alarms_transcript: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alarm_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmTranscriptOut"];
                };
            };
        };
    };
    hotline_domains_insight_operations_endpoints_alarms_days: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DaysOut"];
                };
            };
        };
    };
    hotline_domains_insight_operations_endpoints_thresholds_thresholds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThresholdsOut"];
                };
            };
        };
    };
    hotline_domains_insight_operations_endpoints_thresholds_set_threshold: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ThresholdIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThresholdsOut"];
                };
            };
        };
    };
    hotline_domains_insight_operations_endpoints_thresholds_remove_threshold: {
        parameters: {
            query?: {
                group?: string;
                queue?: string;
            };
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThresholdsOut"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_announcements_announcements: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwitchesOut"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_announcements_switch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwitchBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwitchesOut"];
                };
            };
        };
    };
    hotline_domains_platform_approvals_endpoints_listed: {
        parameters: {
            query?: {
                cursor?: string;
                scope?: "waiting" | "mine" | "past";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalsOut"];
                };
            };
        };
    };
    hotline_domains_platform_approvals_endpoints_approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                approval_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovalRemarkBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalOut"];
                };
            };
        };
    };
    hotline_domains_platform_approvals_endpoints_refuse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                approval_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovalRemarkBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalOut"];
                };
            };
        };
    };
    hotline_domains_platform_approvals_endpoints_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                approval_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalOut"];
                };
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_year_acceptance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptanceOut"];
                };
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_year_claim: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptanceOut"];
                };
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_year_find: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptanceOut"];
                };
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_board_stands: {
        parameters: {
            query?: {
                quarter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardOut"];
                };
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_evidence_evidence: {
        parameters: {
            query: {
                after?: string;
                agent?: string;
                clock?: string;
                day?: string | null;
                department?: string;
                measure: string;
                part?: string;
                quarter?: string;
                queue?: string;
                score?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceOut"];
                };
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_evidence_export: {
        parameters: {
            query: {
                agent?: string;
                clock?: string;
                day?: string | null;
                department?: string;
                measure: string;
                part?: string;
                quarter?: string;
                queue?: string;
                score?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_quarters_state: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarterStateOut"];
                };
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_quarters_correct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarterStateOut"];
                };
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_quarters_decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarterStateOut"];
                };
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_quarters_dispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisputeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarterStateOut"];
                };
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_quarters_freeze: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarterStateOut"];
                };
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_quarters_report: {
        parameters: {
            query?: {
                form?: "pdf" | "docx";
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_quarters_sign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarterStateOut"];
                };
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_registers_registers: {
        parameters: {
            query?: {
                quarter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistersOut"];
                };
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_registers_listed: {
        parameters: {
            query: {
                quarter?: string;
                register_key: string;
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterEntriesOut"];
                };
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_registers_enter: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterEntryIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterEntryOut"];
                };
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_registers_attach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceFileOut"];
                };
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_registers_decide_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterEntryOut"];
                };
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_registers_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterEntryOut"];
                };
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_registers_open_evidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_registers_take_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                    /** Register Key */
                    register_key: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportedOut"];
                };
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_registers_measured: {
        parameters: {
            query: {
                first: string;
                last: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeasuredEntryOut"][];
                };
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_registers_enter_outage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterEntryOut"];
                };
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_registers_define: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutsideIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DefinedOut"];
                };
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_registers_retire: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_registers_enter_sample: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterEntryOut"];
                };
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_registers_template: {
        parameters: {
            query: {
                register_key: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_board_trial: {
        parameters: {
            query: {
                heads?: string;
                indicator: string;
                more?: number;
                quarter?: string;
                rest?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialOut"];
                };
            };
        };
    };
    hotline_domains_insight_assessment_endpoints_year_year: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["YearOut"];
                };
            };
        };
    };
    hotline_domains_understanding_assistant_endpoints_suggestions_advise: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UtteranceIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdviceOut"];
                };
            };
        };
    };
    hotline_domains_understanding_assistant_endpoints_questions_article: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullArticleOut"];
                };
            };
        };
    };
    hotline_domains_understanding_assistant_endpoints_questions_answer_question: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepliedOut"];
                };
            };
        };
    };
    hotline_domains_understanding_assistant_endpoints_evaluation_availability: {
        parameters: {
            query: {
                first: string;
                last: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayMeasuredOut"][];
                };
            };
        };
    };
    hotline_domains_understanding_assistant_endpoints_questions_call_back: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallBackIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Noted"];
                };
            };
        };
    };
    hotline_domains_understanding_assistant_endpoints_evaluation_evaluation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationOut"];
                };
            };
        };
    };
    hotline_domains_understanding_assistant_endpoints_evaluation_evaluate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedOut"];
                };
            };
        };
    };
    hotline_domains_understanding_assistant_endpoints_gaps_gaps: {
        parameters: {
            query?: {
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GapsOut"];
                };
            };
        };
    };
    hotline_domains_understanding_assistant_endpoints_gaps_gap: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GapOut"];
                };
            };
        };
    };
    hotline_domains_understanding_assistant_endpoints_gaps_dismiss: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DismissIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GapOut"];
                };
            };
        };
    };
    hotline_domains_understanding_assistant_endpoints_gaps_reopen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GapOut"];
                };
            };
        };
    };
    hotline_domains_understanding_assistant_endpoints_gaps_started: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartedIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GapOut"];
                };
            };
        };
    };
    hotline_domains_understanding_assistant_endpoints_gaps_add_way: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WayIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GapOut"];
                };
            };
        };
    };
    hotline_domains_understanding_assistant_endpoints_questions_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Noted"];
                };
            };
        };
    };
    hotline_domains_understanding_assistant_endpoints_speech_may_speak: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HearingOut"];
                };
            };
        };
    };
    hotline_domains_understanding_assistant_endpoints_speech_hear: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Recording
                     * Format: binary
                     */
                    recording: string;
                    /** Session */
                    session: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecognisedOut"];
                };
            };
        };
    };
    hotline_domains_understanding_assistant_endpoints_questions_rate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatingIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Noted"];
                };
            };
        };
    };
    hotline_domains_understanding_assistant_endpoints_evaluation_all_samples: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SamplesOut"];
                };
            };
        };
    };
    hotline_domains_understanding_assistant_endpoints_evaluation_draw: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DrawIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SampleOut"];
                };
            };
        };
    };
    hotline_domains_understanding_assistant_endpoints_evaluation_grade: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                place: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JudgementIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SampledAnswerOut"];
                };
            };
        };
    };
    hotline_domains_understanding_assistant_endpoints_evaluation_next_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SampledAnswerOut"];
                };
            };
        };
    };
    hotline_domains_understanding_assistant_endpoints_questions_begin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TalkBegunOut"];
                };
            };
        };
    };
    hotline_domains_understanding_assistant_endpoints_questions_suggest: {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestedOut"];
                };
            };
        };
    };
    hotline_domains_understanding_assistant_endpoints_evaluation_trials_of: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GateTrialOut"][];
                };
            };
        };
    };
    hotline_domains_platform_audit_endpoints_audit_chain: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditChainOut"];
                };
            };
        };
    };
    hotline_domains_platform_audit_endpoints_audit_export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuditExportBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_platform_audit_endpoints_audit_hours: {
        parameters: {
            query?: {
                about?: string;
                action?: string;
                address?: string;
                by?: string;
                correlation?: string;
                from?: string | null;
                outcome?: "" | "done" | "refused" | "locked" | "failed";
                permission?: string;
                searched?: string;
                session?: string;
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditHoursOut"];
                };
            };
        };
    };
    hotline_domains_platform_audit_endpoints_audit_rows: {
        parameters: {
            query?: {
                about?: string;
                action?: string;
                address?: string;
                by?: string;
                correlation?: string;
                cursor?: string;
                from?: string | null;
                oldest_first?: boolean;
                outcome?: "" | "done" | "refused" | "locked" | "failed";
                permission?: string;
                searched?: string;
                session?: string;
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPageOut"];
                };
            };
        };
    };
    hotline_domains_platform_audit_endpoints_search_handle: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchedBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchHandleOut"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_announcements_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarOut"];
                };
            };
        };
    };
    hotline_domains_voice_callbacks_endpoints_callbacks_entries: {
        parameters: {
            query?: {
                kind?: string;
                state?: "open" | "closed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallBackRows"];
                };
            };
        };
    };
    hotline_domains_voice_callbacks_endpoints_callbacks_promise: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromiseBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallBackRow"];
                };
            };
        };
    };
    hotline_domains_voice_callbacks_endpoints_callbacks_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallBackRow"];
                };
            };
        };
    };
    hotline_domains_voice_callbacks_endpoints_callbacks_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallBackRow"];
                };
            };
        };
    };
    hotline_domains_voice_callbacks_endpoints_callbacks_reopen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallBackRow"];
                };
            };
        };
    };
    hotline_domains_voice_callbacks_endpoints_callbacks_result: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResultBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallBackRow"];
                };
            };
        };
    };
    hotline_domains_voice_callbacks_endpoints_callbacks_conversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationOut"];
                };
            };
        };
    };
    hotline_domains_voice_callbacks_endpoints_callbacks_take: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallBackRow"];
                };
            };
        };
    };
    hotline_domains_voice_records_endpoints_records_search: {
        parameters: {
            query?: {
                agent?: string;
                case?: string;
                cursor?: string;
                flag?: string;
                from?: string | null;
                hung_up_by?: string;
                notice?: string;
                number?: string;
                queue?: string;
                rating?: string;
                to?: string | null;
                topic?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallRows"];
                };
            };
        };
    };
    hotline_domains_voice_records_endpoints_records_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallDetail"];
                };
            };
        };
    };
    hotline_domains_voice_recordings_endpoints_playback_begin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListeningBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListeningOut"];
                };
            };
        };
    };
    hotline_domains_voice_records_endpoints_records_notes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotesOut"];
                };
            };
        };
    };
    hotline_domains_voice_recordings_endpoints_playback_peaks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeaksOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_texts_texts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TextsOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_texts_reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
                message: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxNoteOut"];
                };
            };
        };
    };
    hotline_domains_voice_recordings_endpoints_playback_transcript: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListeningBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedTranscriptOut"];
                };
            };
        };
    };
    hotline_domains_voice_records_endpoints_full_numbers_request_numbers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FullNumbersBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_voice_records_endpoints_full_numbers_take_numbers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_voice_records_endpoints_exports_own_exports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportsOut"];
                };
            };
        };
    };
    hotline_domains_voice_records_endpoints_exports_request_export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallQuery"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportOut"];
                };
            };
        };
    };
    hotline_domains_voice_records_endpoints_exports_take: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_service_messaging_endpoints_canned_replies_listed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedRepliesOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_canned_replies_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CannedReplyBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedReplyOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_canned_replies_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reply_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CannedReplyBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedReplyOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_canned_replies_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reply_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_service_messaging_endpoints_citizen_side_look: {
        parameters: {
            query?: {
                after?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnChatOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_citizen_side_request_agent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentRequestIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnChatOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_citizen_side_end: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnChatOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_chat_files_send_as_citizen: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                    /** Key */
                    key: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatMessageOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_chat_files_open_as_citizen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedFileOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_citizen_side_write: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChatTextIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatMessageOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_chat_files_opened_by_citizen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_service_messaging_endpoints_citizen_side_rate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StarsIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnChatOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_chats_chats: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatsOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_chats_chat: {
        parameters: {
            query?: {
                after?: number;
            };
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatMessagesOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_chats_assign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignChatBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_chats_before: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatBeforeOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_chat_files_send_as_agent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                    /** Key */
                    key: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatMessageOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_chat_files_opened_by_staff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
                number: number;
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_service_messaging_endpoints_chat_files_open_as_staff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenFileBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedFileOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_chats_finish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FinishChatBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_chats_write: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChatTextIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatMessageOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_chats_pass_back: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_chats_record: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatRecordOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_chats_reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealChatBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatRecordOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_chats_take: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_chats_past: {
        parameters: {
            query?: {
                agent?: string;
                cursor?: string;
                kind?: "" | "low" | "left" | "unsummed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PastChatsOut"];
                };
            };
        };
    };
    hotline_domains_platform_citizens_endpoints_numbers_reveal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealNumberBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revealed"];
                };
            };
        };
    };
    hotline_domains_platform_citizens_endpoints_numbers_search_handle: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchedNumberBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberHandleOut"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_announcements_days: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarDaysOut"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_announcements_set_day: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                day: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DayBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarDaysOut"];
                };
            };
        };
    };
    hotline_domains_voice_calls_endpoints_desk_snapshot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskSnapshot"];
                };
            };
        };
    };
    hotline_domains_voice_records_endpoints_caller_caller: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Caller"];
                };
            };
        };
    };
    hotline_domains_voice_calls_endpoints_desk_ai_talk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AiTalkBefore"];
                };
            };
        };
    };
    desk_call_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    desk_call_complete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    desk_call_consult: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsultBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    desk_call_drop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    desk_call_hang_up: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HangUpBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    desk_call_request_help: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestHelpBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    desk_call_withdraw_help: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    desk_call_hold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    desk_call_join: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    desk_call_send_keys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendKeysBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    desk_call_to_rating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    desk_call_reject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    desk_call_rejoin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    desk_call_resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    desk_call_swap: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    hotline_domains_voice_calls_endpoints_desk_transcript: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TranscriptOut"];
                };
            };
        };
    };
    desk_call_transfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    desk_call_stop_recording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    hotline_domains_voice_calls_endpoints_desk_save_wrap_up: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WrapUpBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentNow"];
                };
            };
        };
    };
    hotline_domains_voice_calls_endpoints_desk_extend_wrap_up: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentNow"];
                };
            };
        };
    };
    hotline_domains_voice_callbacks_endpoints_dial_dial: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DialBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DialledOut"];
                };
            };
        };
    };
    hotline_domains_voice_calls_endpoints_desk_not_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentNow"];
                };
            };
        };
    };
    hotline_domains_voice_routing_endpoints_notices_own: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnNoticesOut"];
                };
            };
        };
    };
    hotline_domains_voice_routing_endpoints_notices_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_voice_calls_endpoints_desk_renew_phone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewPhone"];
                };
            };
        };
    };
    hotline_domains_voice_calls_endpoints_desk_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentNow"];
                };
            };
        };
    };
    hotline_domains_voice_calls_endpoints_desk_sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatTaken"];
                };
            };
        };
    };
    hotline_domains_voice_calls_endpoints_desk_sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentNow"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_topics_all_topics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopicsOut"];
                };
            };
        };
    };
    hotline_domains_edge_integrations_endpoints_embed_policy: {
        parameters: {
            query?: {
                host?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_service_workorders_endpoints_exchange_hear: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_flows_flows: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowsOut"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_flows_changes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangesOut"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_flows_differences: {
        parameters: {
            query: {
                after: number;
                before: number;
            };
            header?: never;
            path: {
                flow: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DifferencesOut"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_flows_save: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowDraftBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionOut"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_flows_end_trial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_flows_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionsOut"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_flows_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionOut"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_flows_publish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionOut"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_flows_revert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionOut"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_flows_begin_trial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrialNumbersBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionOut"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_flows_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContentBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemsOut"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_flows_queues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueNamesOut"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_flows_recording: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowRehearsalBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowRehearsalOut"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_flows_rehearse: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TryBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TriedOut"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_flows_scenario_table: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScenarioTextBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioTableOut"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_flows_scenario_text: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScenarioTable"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioTextOut"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_flows_services: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicesOut"];
                };
            };
        };
    };
    hotline_domains_insight_operations_endpoints_health_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    hotline_domains_insight_operations_endpoints_health_sip_edge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SipEdgeOut"];
                };
            };
        };
    };
    hotline_domains_insight_operations_endpoints_health_invariants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvariantsOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_items_items: {
        parameters: {
            query?: {
                cursor?: string;
                kind?: "" | "voicemail" | "fax" | "handover" | "text";
                overdue?: boolean;
                scope?: "waiting" | "open" | "mine" | "done";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_items_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemDetail"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_items_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TextAnswerBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_items_assign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_items_dialogue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DialogueOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_items_done: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_contents_fax: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_service_messaging_endpoints_contents_begin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoicemailListeningOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_items_note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxNoteOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_items_put_back: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_items_reopen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InboxReasonBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_items_take: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemOut"];
                };
            };
        };
    };
    hotline_domains_insight_operations_endpoints_installation_installation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstallationOut"];
                };
            };
        };
    };
    hotline_domains_edge_integrations_endpoints_administration_integrations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationsOut"];
                };
            };
        };
    };
    hotline_domains_edge_integrations_endpoints_administration_create_client: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientOut"];
                };
            };
        };
    };
    hotline_domains_edge_integrations_endpoints_administration_change_client: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientOut"];
                };
            };
        };
    };
    hotline_domains_edge_integrations_endpoints_administration_request_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevokeBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientOut"];
                };
            };
        };
    };
    hotline_domains_edge_integrations_endpoints_administration_issue_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretOut"];
                };
            };
        };
    };
    hotline_domains_edge_integrations_endpoints_administration_revoke_client: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevokeBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientOut"];
                };
            };
        };
    };
    hotline_domains_edge_integrations_endpoints_administration_embed_origins: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmbedOriginsOut"];
                };
            };
        };
    };
    hotline_domains_edge_integrations_endpoints_administration_allow_origin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmbedOriginBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmbedOriginOut"];
                };
            };
        };
    };
    hotline_domains_edge_integrations_endpoints_administration_change_origin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                origin_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmbedOriginBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmbedOriginOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_articles_articles: {
        parameters: {
            query?: {
                as_of?: string | null;
                category?: string;
                cursor?: string;
                subcategory?: string;
                tag?: string;
                topic?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticlesOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_articles_begin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleVersionOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_articles_article: {
        parameters: {
            query?: {
                as_of?: string | null;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_versions_differences: {
        parameters: {
            query: {
                after: number;
                before: number;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldDifferencesOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_versions_save: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleVersionOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_versions_editing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditingOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_feedback_give: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedbackBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_articles_read_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_versions_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleVersionsOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_versions_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleVersionOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_versions_approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeenBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleVersionOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_versions_call_off: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleVersionOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_versions_drop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleVersionOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_versions_publish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleVersionOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_versions_retire: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetireBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleVersionOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_versions_schedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleVersionOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_versions_send_back: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemarkBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleVersionOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_versions_submit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeenBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleVersionOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_versions_take_back: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleVersionOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_attachments_attach: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleFileOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_attachments_attachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                digest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_calculators_catalogue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalculatorsOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_calculators_calculate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalculateBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalculatedOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_consultations_displayed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisplayedBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_consultations_used: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UsedBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_versions_expiring: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpiringOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_exchange_export: {
        parameters: {
            query?: {
                category?: string;
                format?: "zip" | "xlsx" | "docx";
                subcategory?: string;
                tag?: string;
                topic?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_feedback_feedback: {
        parameters: {
            query?: {
                after?: number;
                scope?: "open" | "answered";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackListOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_feedback_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                feedback_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedbackAnswerBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_feedback_mine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackListOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_exchange_bring_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                    /**
                     * Restore
                     * @default false
                     */
                    restore?: boolean;
                    /**
                     * Write
                     * @default false
                     */
                    write?: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_versions_integrity_report: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrityOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_readings_readings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadingsOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_readings_require: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadingBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadingsOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_readings_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reading_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_readings_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reading_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_readings_receipts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reading_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadingReceiptsOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_readings_groups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupsOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_readings_owed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwedOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_search_search: {
        parameters: {
            query: {
                as_of?: string | null;
                limit?: number;
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_search_suggestions: {
        parameters: {
            query: {
                as_of?: string | null;
                limit?: number;
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestionsOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_terms_terms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermsOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_terms_save: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GlossaryTermBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_terms_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                word: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_articles_tree: {
        parameters: {
            query?: {
                as_of?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TreeOut"];
                };
            };
        };
    };
    hotline_domains_understanding_knowledge_endpoints_versions_work: {
        parameters: {
            query?: {
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOut"];
                };
            };
        };
    };
    hotline_domains_voice_recordings_endpoints_listening_sound: {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path: {
                listening_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_voice_recordings_endpoints_listening_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                listening_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_voice_calls_endpoints_directions_direct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DirectBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentNow"];
                };
            };
        };
    };
    hotline_domains_voice_routing_endpoints_temporary_skills_grant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemporarySkillBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemporarySkillOut"];
                };
            };
        };
    };
    hotline_domains_insight_analytics_endpoints_ahead_ahead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AheadOut"];
                };
            };
        };
    };
    hotline_domains_voice_calls_endpoints_directions_directions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectionsOut"];
                };
            };
        };
    };
    hotline_domains_voice_calls_endpoints_help_acknowledge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_voice_routing_endpoints_temporary_skills_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                temporary_skill_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemporarySkillOut"];
                };
            };
        };
    };
    hotline_domains_voice_routing_endpoints_notices_notices: {
        parameters: {
            query?: {
                before?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticesOut"];
                };
            };
        };
    };
    hotline_domains_voice_routing_endpoints_notices_send: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoticeBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeOut"];
                };
            };
        };
    };
    hotline_domains_voice_routing_endpoints_notices_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeOut"];
                };
            };
        };
    };
    hotline_domains_voice_calls_endpoints_supervision_provide_phone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewPhone"];
                };
            };
        };
    };
    hotline_domains_voice_calls_endpoints_supervision_remove_phone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_voice_calls_endpoints_live_snapshot: {
        parameters: {
            query?: {
                view?: "desk" | "colleagues" | "floor" | "health" | "own";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
        };
    };
    hotline_domains_voice_calls_endpoints_live_stream: {
        parameters: {
            query?: {
                view?: "desk" | "colleagues" | "floor" | "health" | "own";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_voice_calls_endpoints_supervision_supervise: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuperviseBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallBegun"];
                };
            };
        };
    };
    hotline_domains_voice_calls_endpoints_supervision_leave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_voice_calls_endpoints_supervision_ai_talk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AiTalkBefore"];
                };
            };
        };
    };
    hotline_domains_voice_calls_endpoints_supervision_instruct_ai_seat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InstructBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    hotline_domains_voice_calls_endpoints_supervision_transcript: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TranscriptOut"];
                };
            };
        };
    };
    hotline_domains_platform_notifications_endpoints_own: {
        parameters: {
            query?: {
                before?: number;
                kind?: string;
                unread?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationsOut"];
                };
            };
        };
    };
    hotline_domains_platform_notifications_endpoints_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notification_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_platform_notifications_endpoints_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferencesOut"];
                };
            };
        };
    };
    hotline_domains_platform_notifications_endpoints_choose: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChoiceBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferencesOut"];
                };
            };
        };
    };
    hotline_domains_platform_notifications_endpoints_read_all: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadAllBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadAllOut"];
                };
            };
        };
    };
    hotline_domains_voice_telephony_endpoints_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyOut"];
                };
            };
        };
    };
    hotline_domains_voice_telephony_endpoints_save_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyOut"];
                };
            };
        };
    };
    hotline_domains_voice_telephony_endpoints_today: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TodayOut"];
                };
            };
        };
    };
    hotline_domains_platform_citizens_endpoints_personal_requests_listed: {
        parameters: {
            query?: {
                cursor?: string;
                kind?: "" | "access" | "correction" | "deletion" | "blocking" | "lifting";
                state?: "open" | "over";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalRequestRows"];
                };
            };
        };
    };
    hotline_domains_platform_citizens_endpoints_personal_requests_register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonalRequestBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalRequestOut"];
                };
            };
        };
    };
    hotline_domains_platform_citizens_endpoints_personal_requests_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalRequestOut"];
                };
            };
        };
    };
    hotline_domains_platform_citizens_endpoints_personal_requests_block: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonalAnswerBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalRequestOut"];
                };
            };
        };
    };
    hotline_domains_platform_citizens_endpoints_personal_requests_content: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalContentOut"];
                };
            };
        };
    };
    hotline_domains_platform_citizens_endpoints_personal_requests_copy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_platform_citizens_endpoints_personal_requests_request_copy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonalAnswerBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_platform_citizens_endpoints_personal_requests_correct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectionsBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalRequestOut"];
                };
            };
        };
    };
    hotline_domains_platform_citizens_endpoints_personal_requests_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeletionBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalRequestOut"];
                };
            };
        };
    };
    hotline_domains_platform_citizens_endpoints_personal_requests_grant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonalAnswerBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalRequestOut"];
                };
            };
        };
    };
    hotline_domains_platform_citizens_endpoints_personal_requests_check_identity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityCheckBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalRequestOut"];
                };
            };
        };
    };
    hotline_domains_platform_citizens_endpoints_personal_requests_lift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonalAnswerBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalRequestOut"];
                };
            };
        };
    };
    hotline_domains_platform_citizens_endpoints_personal_requests_refuse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonalAnswerBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalRequestOut"];
                };
            };
        };
    };
    hotline_domains_platform_citizens_endpoints_personal_requests_stored: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoredGroupsOut"];
                };
            };
        };
    };
    hotline_domains_platform_citizens_endpoints_personal_requests_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalRequestOut"];
                };
            };
        };
    };
    hotline_domains_platform_citizens_endpoints_personal_requests_caller: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestCallerOut"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_prompts_prompts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromptsOut"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_prompts_prompt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromptRow"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_prompts_record: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Base */
                    base: number;
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                    /**
                     * Text
                     * @default
                     */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromptRow"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_prompts_rewrite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TextBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromptRow"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_prompts_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromptVersionsOut"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_prompts_audio: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_prompts_drop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromptRow"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_prompts_use: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromptRow"];
                };
            };
        };
    };
    hotline_domains_voice_ivr_endpoints_prompts_text_audio: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                text: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_service_ratings_endpoints_ratings_ratings: {
        parameters: {
            query?: {
                agent?: string;
                channel?: "" | "key" | "text";
                cursor?: string;
                scope?: "open" | "mine" | "overdue" | "closed";
                stage?: "" | "contact" | "verify" | "mend" | "rate_again";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingRowsOut"];
                };
            };
        };
    };
    hotline_domains_service_ratings_endpoints_ratings_rating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingDetailOut"];
                };
            };
        };
    };
    hotline_domains_service_ratings_endpoints_ratings_assign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingDetailOut"];
                };
            };
        };
    };
    hotline_domains_service_ratings_endpoints_ratings_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseRatingIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingDetailOut"];
                };
            };
        };
    };
    hotline_domains_service_ratings_endpoints_ratings_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingDetailOut"];
                };
            };
        };
    };
    hotline_domains_service_ratings_endpoints_ratings_request_exclusion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExclusionIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingDetailOut"];
                };
            };
        };
    };
    hotline_domains_service_ratings_endpoints_ratings_invite_again: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingDetailOut"];
                };
            };
        };
    };
    hotline_domains_service_ratings_endpoints_ratings_plan_mending: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MendingIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingDetailOut"];
                };
            };
        };
    };
    hotline_domains_service_ratings_endpoints_ratings_finish_mending: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResultIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingDetailOut"];
                };
            };
        };
    };
    hotline_domains_service_ratings_endpoints_ratings_move_mending: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingDetailOut"];
                };
            };
        };
    };
    hotline_domains_service_ratings_endpoints_ratings_take: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingDetailOut"];
                };
            };
        };
    };
    hotline_domains_service_ratings_endpoints_ratings_verify: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingDetailOut"];
                };
            };
        };
    };
    hotline_domains_service_ratings_endpoints_ratings_take_workbook: {
        parameters: {
            query?: {
                agent?: string;
                channel?: "" | "key" | "text";
                scope?: "open" | "mine" | "overdue" | "closed";
                stage?: "" | "contact" | "verify" | "mend" | "rate_again";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_service_ratings_endpoints_ratings_mendings: {
        parameters: {
            query?: {
                cursor?: string;
                state?: "open" | "done";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MendingsOut"];
                };
            };
        };
    };
    hotline_domains_service_ratings_endpoints_ratings_owners: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnersOut"];
                };
            };
        };
    };
    hotline_domains_service_ratings_endpoints_ratings_summary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingsSummaryOut"];
                };
            };
        };
    };
    hotline_domains_voice_recordings_endpoints_library_search: {
        parameters: {
            query?: {
                agent?: string;
                cursor?: string;
                from?: string | null;
                longest?: number | null;
                number?: string;
                phrase?: string;
                queue?: string;
                shortest?: number | null;
                state?: string;
                to?: string | null;
                topic?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryRows"];
                };
            };
        };
    };
    hotline_domains_voice_recordings_endpoints_library_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryOut"];
                };
            };
        };
    };
    hotline_domains_voice_recordings_endpoints_handing_out_download: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetentionReasonBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_voice_recordings_endpoints_holds_hold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetentionReasonBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldsOut"];
                };
            };
        };
    };
    hotline_domains_voice_recordings_endpoints_holds_lift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetentionReasonBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldsOut"];
                };
            };
        };
    };
    hotline_domains_voice_recordings_endpoints_library_archive_now: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_voice_recordings_endpoints_handing_out_request_bulk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_voice_recordings_endpoints_library_choices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChoicesOut"];
                };
            };
        };
    };
    hotline_domains_voice_recordings_endpoints_destruction_destructions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestructionsOut"];
                };
            };
        };
    };
    hotline_domains_voice_recordings_endpoints_destruction_list_due: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestructionOut"];
                };
            };
        };
    };
    hotline_domains_voice_recordings_endpoints_destruction_approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                destruction_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestructionOut"];
                };
            };
        };
    };
    hotline_domains_voice_recordings_endpoints_destruction_drop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                destruction_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetentionReasonBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestructionOut"];
                };
            };
        };
    };
    hotline_domains_voice_recordings_endpoints_destruction_items: {
        parameters: {
            query?: {
                after?: number;
            };
            header?: never;
            path: {
                destruction_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuesOut"];
                };
            };
        };
    };
    hotline_domains_voice_recordings_endpoints_library_downloads: {
        parameters: {
            query?: {
                before?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DownloadsOut"];
                };
            };
        };
    };
    hotline_domains_voice_recordings_endpoints_library_figures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiguresOut"];
                };
            };
        };
    };
    hotline_domains_voice_recordings_endpoints_retention_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesOut"];
                };
            };
        };
    };
    hotline_domains_voice_recordings_endpoints_retention_set_rule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesOut"];
                };
            };
        };
    };
    hotline_domains_voice_recordings_endpoints_retention_remove_rule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rule_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesOut"];
                };
            };
        };
    };
    hotline_domains_voice_routing_endpoints_settings_all_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingSettingsOut"];
                };
            };
        };
    };
    hotline_domains_voice_routing_endpoints_settings_set_skills: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentSkillsBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_voice_routing_endpoints_settings_order_queues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueueOrderBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_voice_routing_endpoints_settings_create_queue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueueSettingsBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_voice_routing_endpoints_settings_change_queue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeenQueueSettingsBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_voice_routing_endpoints_settings_remove_queue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StampBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_voice_routing_endpoints_settings_set_reasons: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonsBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_voice_routing_endpoints_settings_create_skill: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkillBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_voice_routing_endpoints_settings_rename_skill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkillBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_voice_routing_endpoints_settings_remove_skill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_insight_search_endpoints_search: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HitsOut"];
                };
            };
        };
    };
    hotline_domains_insight_search_endpoints_sounds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NamesBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SoundsOut"];
                };
            };
        };
    };
    hotline_domains_platform_security_endpoints_accidents_accidents: {
        parameters: {
            query?: {
                cursor?: string;
                state?: "" | "open" | "closed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccidentsOut"];
                };
            };
        };
    };
    hotline_domains_platform_security_endpoints_accidents_open_accident: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccidentIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccidentDetailOut"];
                };
            };
        };
    };
    hotline_domains_platform_security_endpoints_accidents_accident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accident_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccidentDetailOut"];
                };
            };
        };
    };
    hotline_domains_platform_security_endpoints_accidents_request_closure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClosureIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccidentDetailOut"];
                };
            };
        };
    };
    hotline_domains_platform_security_endpoints_accidents_attach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_platform_security_endpoints_accidents_set_level: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LevelIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccidentDetailOut"];
                };
            };
        };
    };
    hotline_domains_platform_security_endpoints_accidents_request_reopening: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReopeningIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccidentDetailOut"];
                };
            };
        };
    };
    hotline_domains_platform_security_endpoints_accidents_report: {
        parameters: {
            query?: {
                form?: "pdf" | "docx";
            };
            header?: never;
            path: {
                accident_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_platform_security_endpoints_accidents_note_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccidentDetailOut"];
                };
            };
        };
    };
    hotline_domains_platform_security_endpoints_accidents_opened: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_platform_security_endpoints_accidents_begin_listening: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceListeningOut"];
                };
            };
        };
    };
    hotline_domains_platform_security_endpoints_accidents_open_accidents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenAccidentsOut"];
                };
            };
        };
    };
    hotline_domains_platform_security_endpoints_algorithms_algorithms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlgorithmUsesOut"];
                };
            };
        };
    };
    hotline_domains_platform_security_endpoints_self_checks_checks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SelfChecksOut"];
                };
            };
        };
    };
    hotline_domains_platform_security_endpoints_self_checks_run_checks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunRequestedOut"];
                };
            };
        };
    };
    hotline_domains_platform_security_endpoints_self_checks_controls: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ControlGroupsOut"];
                };
            };
        };
    };
    hotline_domains_platform_security_endpoints_sign_ins_dormant: {
        parameters: {
            query?: {
                days?: "60" | "90";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DormantAccountsOut"];
                };
            };
        };
    };
    hotline_domains_platform_security_endpoints_sign_ins_close_dormant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_platform_security_endpoints_sign_ins_all_endings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndingsOut"];
                };
            };
        };
    };
    hotline_domains_platform_security_endpoints_quarantine_quarantine: {
        parameters: {
            query?: {
                cursor?: string;
                from?: string | null;
                kind?: "" | "virus" | "content";
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarantineOut"];
                };
            };
        };
    };
    hotline_domains_platform_security_endpoints_sign_ins_sign_ins: {
        parameters: {
            query?: {
                cursor?: string;
                from?: string | null;
                kind?: "" | "failed" | "strange";
                text?: string;
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInAttemptsOut"];
                };
            };
        };
    };
    hotline_domains_platform_security_endpoints_sign_ins_failures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureDaysOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_session_current: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_session_sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_session_sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_session_prove_by_certificate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_session_prove_by_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_session_prove_by_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_session_passkey_challenge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyOptionsOut"];
                };
            };
        };
    };
    hotline_domains_platform_accounts_endpoints_session_note_use: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_insight_analytics_endpoints_statistics_query: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FiguresIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerOut"];
                };
            };
        };
    };
    hotline_domains_insight_analytics_endpoints_statistics_behind: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BehindIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BehindOut"];
                };
            };
        };
    };
    hotline_domains_insight_analytics_endpoints_trending_spikes: {
        parameters: {
            query: {
                day: string;
                district?: string;
                what?: "calls" | "cases" | "words";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpikeDayOut"];
                };
            };
        };
    };
    hotline_domains_insight_analytics_endpoints_trending_cases: {
        parameters: {
            query: {
                day: string;
                district?: string;
                word: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
        };
    };
    hotline_domains_insight_analytics_endpoints_statistics_registry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistryOut"];
                };
            };
        };
    };
    hotline_domains_insight_analytics_endpoints_reports_reports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportsOut"];
                };
            };
        };
    };
    hotline_domains_insight_analytics_endpoints_reports_take_answer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeQuestionIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_insight_analytics_endpoints_reports_open_result: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_insight_analytics_endpoints_reports_schedule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportsOut"];
                };
            };
        };
    };
    hotline_domains_insight_analytics_endpoints_reports_stop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportsOut"];
                };
            };
        };
    };
    hotline_domains_insight_analytics_endpoints_reports_take: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeReportIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_insight_analytics_endpoints_statistics_saved: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedOut"][];
                };
            };
        };
    };
    hotline_domains_insight_analytics_endpoints_statistics_save: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavedIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedOut"];
                };
            };
        };
    };
    hotline_domains_insight_analytics_endpoints_statistics_forget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_insight_analytics_endpoints_statistics_values: {
        parameters: {
            query: {
                dimension: string;
                measure: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValueOut"][];
                };
            };
        };
    };
    hotline_domains_insight_analytics_endpoints_statistics_workbook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FiguresIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_service_surveys_endpoints_answering_look: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnSurveyOut"];
                };
            };
        };
    };
    hotline_domains_service_surveys_endpoints_answering_answer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnAnswersIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThanksOut"];
                };
            };
        };
    };
    hotline_domains_service_surveys_endpoints_design_surveys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyOut"][];
                };
            };
        };
    };
    hotline_domains_service_surveys_endpoints_design_make: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSurveyIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyDesignOut"];
                };
            };
        };
    };
    hotline_domains_service_surveys_endpoints_results_comments: {
        parameters: {
            query: {
                agent?: string;
                end: string;
                follow_up?: boolean;
                queue?: string;
                start: string;
                theme?: string;
                topic?: string;
            };
            header?: never;
            path: {
                survey_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentsOut"];
                };
            };
        };
    };
    hotline_domains_service_surveys_endpoints_design_design: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyDesignOut"];
                };
            };
        };
    };
    hotline_domains_service_surveys_endpoints_design_save: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveyDraftIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyDesignOut"];
                };
            };
        };
    };
    hotline_domains_service_surveys_endpoints_results_take: {
        parameters: {
            query: {
                agent?: string;
                end: string;
                queue?: string;
                start: string;
                topic?: string;
            };
            header?: never;
            path: {
                survey_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_service_surveys_endpoints_design_set_rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationRulesBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyDesignOut"];
                };
            };
        };
    };
    hotline_domains_service_surveys_endpoints_design_publish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveyPublishIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyDesignOut"];
                };
            };
        };
    };
    hotline_domains_service_surveys_endpoints_results_results: {
        parameters: {
            query: {
                agent?: string;
                end: string;
                queue?: string;
                start: string;
                topic?: string;
            };
            header?: never;
            path: {
                survey_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultsOut"];
                };
            };
        };
    };
    hotline_domains_service_surveys_endpoints_results_reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                comment_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentTextOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_carriers_lines: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CarrierLinesOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_mass_sendings: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MassListOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_mass_upload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MassDetailOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_mass_sending: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mass_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MassDetailOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_mass_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mass_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MassDetailOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_mass_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mass_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MassCheckBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MassDetailOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_mass_request_result: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mass_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MassDetailOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_mass_take_result: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mass_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_service_messaging_endpoints_mass_pause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mass_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MassDetailOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_mass_start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mass_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MassDetailOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_mass_submit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mass_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MassSubmitBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MassDetailOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_mass_trial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mass_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MassTrialBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_service_messaging_endpoints_carriers_uncertain: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UncertainTextsOut"];
                };
            };
        };
    };
    hotline_domains_service_messaging_endpoints_carriers_settle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettleBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_insight_walls_endpoints_design_walls: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WallOut"][];
                };
            };
        };
    };
    hotline_domains_insight_walls_endpoints_design_make: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWallIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DesignOut"];
                };
            };
        };
    };
    hotline_domains_insight_walls_endpoints_design_design: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DesignOut"];
                };
            };
        };
    };
    hotline_domains_insight_walls_endpoints_displays_displays: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisplayOut"][];
                };
            };
        };
    };
    hotline_domains_insight_walls_endpoints_displays_make: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisplayIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewDisplayOut"];
                };
            };
        };
    };
    hotline_domains_insight_walls_endpoints_design_save: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DesignOut"];
                };
            };
        };
    };
    hotline_domains_insight_walls_endpoints_design_publish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DesignOut"];
                };
            };
        };
    };
    hotline_domains_insight_walls_endpoints_streams_snapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
        };
    };
    hotline_domains_insight_walls_endpoints_streams_stream: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_insight_walls_endpoints_design_show_again: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DesignOut"];
                };
            };
        };
    };
    hotline_domains_insight_walls_endpoints_displays_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisplayOut"];
                };
            };
        };
    };
    hotline_domains_insight_walls_endpoints_design_grid: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GridOut"];
                };
            };
        };
    };
    hotline_domains_insight_walls_endpoints_design_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_cases_found: {
        parameters: {
            query?: {
                call?: string;
                caller?: string;
                cursor?: string;
                department?: string;
                differs?: "" | "responded" | "resolved" | "satisfied";
                district?: string;
                end?: string | null;
                kind?: string;
                late?: string;
                model?: string;
                number?: string;
                order?: string;
                overdue?: boolean;
                person?: string;
                q?: string;
                result?: string;
                returned?: boolean;
                scope?: "mine" | "department" | "claimable" | "done" | "opened" | "mentioned" | "all";
                source?: string;
                start?: string | null;
                state?: string;
                step?: string;
                supervised?: boolean;
                topic?: string;
                unrest?: boolean;
                urged?: boolean;
                urgency?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasesOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_cases_open_one: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_cases_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_files_attach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_files_opened: {
        parameters: {
            query?: {
                show?: boolean;
            };
            header?: never;
            path: {
                attachment_id: string;
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_service_workorders_endpoints_files_detach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attachment_id: string;
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_service_workorders_endpoints_files_begin_listening: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attachment_id: string;
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentListeningOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_transitions_comment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_transitions_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_transitions_request_extension: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtensionBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_transitions_answer_extension: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
                extension_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_transitions_seen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_service_workorders_endpoints_transitions_merge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_transitions_add_party: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartyBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_transitions_remove_party: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
                party_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_transitions_pause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_files_printout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintoutOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_transitions_reopen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepReasonBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_transitions_resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_cases_reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_cases_sayings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelledTextOut"][];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_transitions_seal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OnBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_transitions_supervise: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OnBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_steps_claim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
                task_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_steps_done: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
                task_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DoneBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_steps_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
                task_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_steps_hand_over: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
                task_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandOverBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_steps_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
                task_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevisionBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_transitions_mark_unrest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnrestBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_transitions_urge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseRemarkBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_transitions_void: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepReasonBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_cases_counts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountsOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_files_export: {
        parameters: {
            query?: {
                call?: string;
                caller?: string;
                department?: string;
                differs?: "" | "responded" | "resolved" | "satisfied";
                district?: string;
                end?: string | null;
                kind?: string;
                late?: string;
                model?: string;
                number?: string;
                overdue?: boolean;
                person?: string;
                q?: string;
                result?: string;
                returned?: boolean;
                scope?: "mine" | "department" | "claimable" | "done" | "opened" | "mentioned" | "all";
                source?: string;
                start?: string | null;
                state?: string;
                step?: string;
                supervised?: boolean;
                topic?: string;
                unrest?: boolean;
                urged?: boolean;
                urgency?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_service_workorders_endpoints_cases_mentions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasesOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_cases_from_call: {
        parameters: {
            query: {
                call: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrefillOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_steps_batch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_elements_recognise: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotesBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ElementsOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_exchange_seen: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_exchange_send_again: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_service_workorders_endpoints_files_upload_for_form: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormFileOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_organisation_departments: {
        parameters: {
            query?: {
                all?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentsOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_organisation_save_department: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DepartmentBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentsOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_organisation_set_members: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MembersBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentsOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_organisation_filters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiltersOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_organisation_save_filter: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FilterBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilterOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_organisation_remove_filter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                filter_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_service_workorders_endpoints_organisation_leaves: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeavesOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_organisation_set_leave: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeaveBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeavesOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_organisation_end_leave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                leave_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hotline_domains_service_workorders_endpoints_organisation_able: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeopleOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_models_newest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EveryModelOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_models_history: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                model: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelsOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_models_save: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                model: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftModelBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionDetail"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_models_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                model: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionDetail"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_models_open_trial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                model: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrialBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_models_publish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                model: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionDetail"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_models_try_out: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                model: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionDetail"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_models_move: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                model: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MoveOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_models_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelCheckOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_models_entry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryFormsOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_models_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_models_rehearse: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RehearsalBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RehearsalOut"];
                };
            };
        };
    };
    hotline_domains_service_workorders_endpoints_statistics_counted: {
        parameters: {
            query: {
                department?: string;
                district?: string;
                end: string;
                model?: string;
                start: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatisticsOut"];
                };
            };
        };
    };
}
