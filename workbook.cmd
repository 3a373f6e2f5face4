@echo off
rem Builds what has changed since the last time, quietly, then runs the workbook command:
rem   workbook run        workbook --help
rem What the build says goes to stderr, and only when it fails.
setlocal
set "ROOT=%~dp0"
set "COMMAND=%ROOT%lib\Workbook.Cli\bin\Release\net10.0\Workbook.Cli.dll"
set "STAMP=%ROOT%lib\bin\.built"
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1

where /q dotnet
if errorlevel 1 (
    echo workbook: the command dotnet was not found. Get the .NET 10 SDK from https://dotnet.microsoft.com/download/dotnet/10.0 1>&2
    exit /b 1
)

if not exist "%STAMP%" goto build
if not exist "%COMMAND%" goto build
if not exist "%ROOT%lib\bin\Workbook.dll" goto build
rem Anything that the build reads and that was changed, moved or deleted (a folder changes then) after the last build began.
powershell -NoProfile -ExecutionPolicy Bypass -Command "$root = $env:ROOT; $built = (Get-Item -Force $env:STAMP).LastWriteTimeUtc; $all = @(Get-Item ($root + 'Directory.Build.props'), ($root + 'Directory.Packages.props'), ($root + 'global.json'), ($root + '.editorconfig')) + @(Get-ChildItem -Recurse ($root + 'lib') | Where-Object { $_.FullName -notmatch '\\(bin|obj)(\\|$)' }); if ($all | Where-Object { $_.LastWriteTimeUtc -gt $built -or $_.CreationTimeUtc -gt $built } | Select-Object -First 1) { exit 1 } else { exit 0 }"
if errorlevel 1 goto build
goto run

:build
dotnet --list-sdks | findstr /b "10." >nul
if errorlevel 1 (
    echo workbook: dotnet has no SDK of version 10. Get the .NET 10 SDK from https://dotnet.microsoft.com/download/dotnet/10.0 1>&2
    exit /b 1
)
echo Building the workbook... 1>&2
set "LOG=%TEMP%\workbook-build-%RANDOM%.log"
if not exist "%ROOT%lib\bin" mkdir "%ROOT%lib\bin"
type nul > "%STAMP%.new"
dotnet build "%ROOT%lib\Workbook.Cli" -c Release -v quiet --nologo -clp:NoSummary > "%LOG%" 2>&1
if errorlevel 1 (
    type "%LOG%" 1>&2
    del "%LOG%" "%STAMP%.new" 2>nul
    echo workbook: the build failed; see above. 1>&2
    exit /b 1
)
del "%LOG%"
move /y "%STAMP%.new" "%STAMP%" >nul

:run
dotnet "%COMMAND%" %*
exit /b %ERRORLEVEL%
