<#
.SYNOPSIS
Collects what "passkey-pilot policy" reads from a tenant. It only reads: every request is a GET, and nothing is written but files on this machine.

.DESCRIPTION
Needs the module Microsoft.Graph.Authentication (Install-Module Microsoft.Graph.Authentication) and somebody with the role Global Reader, who
consents to these scopes of Microsoft Graph. All are read-only:

  Policy.Read.All                         authentication methods, Conditional Access, strengths, named locations
  Policy.Read.AuthenticationMethod        the policy of authentication methods
  User.Read.All                           people and whether they are enabled
  GroupMember.Read.All                    groups and who is in them
  RoleManagement.Read.Directory           roles, active and eligible
  AuditLog.Read.All                       registration report, and sign-ins with -SignInDays
  UserAuthenticationMethod.Read.All       passkeys by person, with -Passkeys
  Device.Read.All                         devices, with -Devices

Files (JSON in UTF-8; lists are complete, page by page):

  authenticationMethodsPolicy.json, conditionalAccessPolicies.json, authenticationStrengths.json, namedLocations.json, users.json,
  userRegistrationDetails.json, groups.ndjson (a group a line, with "memberIds" of people and groups, and owners), roleDefinitions.json,
  roleAssignments.json, roleEligibilitySchedules.json; fido2Methods.ndjson, devices.json, signIns.json where they are asked for.

What may not be read is told, and the rest is collected: a file that is missing is a part that is not judged, never one that is taken as empty.
The files name people. Keep them as you keep the directory, and delete them when they are no longer needed.

.PARAMETER Path
A folder that does not exist, or an empty one.

.PARAMETER Passkeys
Asks for the passkeys of each person who has one by the registration report: one request each.

.PARAMETER Devices
Asks for registered devices with their owners.

.PARAMETER SignInDays
Asks for interactive sign-ins of the last days, with the methods used (beta). 0: none.

.EXAMPLE
./collect-tenant.ps1 -Path ./tenant -Passkeys -Devices -SignInDays 7
passkey-pilot policy ./tenant
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Path,
    [switch] $Passkeys,
    [switch] $Devices,
    [ValidateRange(0, 30)] [int] $SignInDays = 0
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$scopes = @(
    'Policy.Read.All', 'Policy.Read.AuthenticationMethod', 'User.Read.All', 'GroupMember.Read.All', 'RoleManagement.Read.Directory',
    'AuditLog.Read.All'
)
if ($Passkeys) { $scopes += 'UserAuthenticationMethod.Read.All' }
if ($Devices) { $scopes += 'Device.Read.All' }

if ((Test-Path -LiteralPath $Path) -and (Get-ChildItem -LiteralPath $Path -Force | Select-Object -First 1)) {
    throw "Found something in $Path, expected no folder of that name or an empty one: give another -Path."
}
$folder = (New-Item -ItemType Directory -Path $Path -Force).FullName

Connect-MgGraph -Scopes $scopes -NoWelcome

# UTF-8 without a mark, whatever the version of PowerShell: Out-File of Windows PowerShell would write UTF-16.
$utf8 = [System.Text.UTF8Encoding]::new($false)
$left = [System.Collections.Generic.List[string]]::new()

# GET is the only method of this script.
function Get-Page([string] $Uri) {
    for ($try = 1; ; $try++) {
        try { return Invoke-MgGraphRequest -Method GET -Uri $Uri -OutputType PSObject }
        catch {
            # 429 and 5xx: too many requests, or the service is busy.
            $status = try { [int]$_.Exception.Response.StatusCode } catch { 0 }
            if ($try -ge 6 -or ($status -ne 429 -and $status -lt 500)) { throw }
            Start-Sleep -Seconds ([math]::Pow(2, $try))
        }
    }
}

# Rows one by one, over all pages, so that a large list is never held.
function Get-Row([string] $Uri) {
    while ($Uri) {
        $page = Get-Page $Uri
        $page.value
        $Uri = if ($page.PSObject.Properties['@odata.nextLink']) { $page.'@odata.nextLink' } else { $null }
    }
}

function ConvertTo-Line($Value) { ConvertTo-Json -InputObject $Value -Depth 20 -Compress }

# Written under another name until it is complete: what was broken off must not look whole.
function Write-Part([string] $Name, [scriptblock] $Content, [string] $Uri) {
    $file = Join-Path $folder $Name
    Write-Host "  $Name"
    try {
        $writer = [System.IO.StreamWriter]::new("$file.partial", $false, $utf8)
        try { & $Content $writer $Uri } finally { $writer.Dispose() }
        Move-Item -LiteralPath "$file.partial" -Destination $file
    }
    catch {
        Remove-Item -LiteralPath "$file.partial" -ErrorAction SilentlyContinue
        $left.Add("${Name}: $($_.Exception.Message)")
    }
}

function Write-Object([string] $Name, [string] $Uri) {
    Write-Part $Name { param($writer, $uri) $writer.Write((ConvertTo-Line (Get-Page $uri))) } $Uri
}

function Write-List([string] $Name, [string] $Uri) {
    Write-Part $Name {
        param($writer, $uri)
        $address = ($uri -split '\?')[0] -replace '^/(v1\.0|beta)/', ''
        $writer.Write("{`"@odata.context`":`"https://graph.microsoft.com/`$metadata#$address`",`"value`":[")
        $separator = "`n"
        Get-Row $uri | ForEach-Object {
            $writer.Write($separator + (ConvertTo-Line $_))
            $separator = ",`n"
        }
        $writer.Write("`n]}`n")
    } $Uri
}

Write-Host "Collecting into $folder"
# Beta alone tells whether the migration of September 2026 is opted out of.
Write-Object 'authenticationMethodsPolicy.json' '/beta/policies/authenticationMethodsPolicy'
Write-List 'conditionalAccessPolicies.json' '/v1.0/identity/conditionalAccess/policies'
Write-List 'authenticationStrengths.json' '/v1.0/policies/authenticationStrengthPolicies?$expand=combinationConfigurations'
Write-List 'namedLocations.json' '/v1.0/identity/conditionalAccess/namedLocations'
Write-List 'users.json' '/v1.0/users?$select=id,userPrincipalName,displayName,userType,accountEnabled&$top=999'
Write-List 'userRegistrationDetails.json' '/v1.0/reports/authenticationMethods/userRegistrationDetails?$top=999'
Write-List 'roleDefinitions.json' '/v1.0/roleManagement/directory/roleDefinitions?$select=id,templateId,displayName,isBuiltIn'
Write-List 'roleAssignments.json' '/v1.0/roleManagement/directory/roleAssignments'
Write-List 'roleEligibilitySchedules.json' '/v1.0/roleManagement/directory/roleEligibilitySchedules'

# A group a line: $expand=members would give twenty at most.
Write-Part 'groups.ndjson' {
    param($writer)
    $select = '$select=id,displayName,groupTypes,securityEnabled,isAssignableToRole'
    Get-Row "/v1.0/groups?$select&`$top=999" | ForEach-Object {
        $group = $_
        $members = @(Get-Row "/v1.0/groups/$($group.id)/members?`$select=id&`$top=999" |
                Where-Object { $_.'@odata.type' -in '#microsoft.graph.user', '#microsoft.graph.group' } | ForEach-Object { $_.id })
        $owners = @(Get-Row "/v1.0/groups/$($group.id)/owners?`$select=id" | ForEach-Object { @{ id = $_.id } })
        $writer.WriteLine((ConvertTo-Line ([ordered]@{
                        '@odata.type'      = '#microsoft.graph.group'
                        id                 = $group.id
                        displayName        = $group.displayName
                        groupTypes         = @($group.groupTypes)
                        securityEnabled    = $group.securityEnabled
                        isAssignableToRole = [bool]$group.isAssignableToRole
                        owners             = $owners
                        memberIds          = $members
                    })))
    }
}

if ($Passkeys) {
    Write-Part 'fido2Methods.ndjson' {
        param($writer)
        Get-Row '/v1.0/reports/authenticationMethods/userRegistrationDetails?$top=999' |
            Where-Object { @($_.methodsRegistered) -match '^(fido2|passKey)' } | ForEach-Object {
                $methods = @(Get-Row "/v1.0/users/$($_.id)/authentication/fido2Methods")
                $writer.WriteLine((ConvertTo-Line ([ordered]@{ userId = $_.id; fido2Methods = $methods })))
            }
    }
}

if ($Devices) {
    $select = '$select=id,deviceId,operatingSystem,trustType,isCompliant,isManaged&$expand=registeredOwners($select=id)'
    Write-List 'devices.json' "/v1.0/devices?$select&`$top=100"
}

if ($SignInDays -gt 0) {
    $since = [datetime]::UtcNow.AddDays(-$SignInDays).ToString('yyyy-MM-ddTHH:mm:ssZ')
    Write-List 'signIns.json' "/beta/auditLogs/signIns?`$filter=createdDateTime ge $since&`$top=999"
}

if ($left.Count -gt 0) {
    Write-Warning "Not collected, and so not judged:`n  $($left -join "`n  ")"
}
Write-Host "Done. Now: passkey-pilot policy $folder"
